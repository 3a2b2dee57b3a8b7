/** Cards, sales at the till, and the points ledger. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
