/** What a rule would have given for the sales of the past, before it is let loose on those of the future. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.backtest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
