/** Loyalty programmes and the rule by which a sale earns points. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.program;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
