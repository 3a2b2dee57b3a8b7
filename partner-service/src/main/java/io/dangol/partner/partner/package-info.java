/** Dealers, franchises, agencies and the rest of the value chain. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.partner;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
