/** Sales at the till and what comes back: every sale, also anonymous ones, recorded once and for ever. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.sale;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
