/** Codes that customers type in: how they look, and how guessing them is kept slow. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.code;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
