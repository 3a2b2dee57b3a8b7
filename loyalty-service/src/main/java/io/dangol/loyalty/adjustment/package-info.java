/** Points that somebody gives or takes by hand: one person asks, another one approves. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.adjustment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
