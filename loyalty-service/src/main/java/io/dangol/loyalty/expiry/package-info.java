/** Points that nobody spends in time: their members are warned, then they go back to whoever funded them. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.expiry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
