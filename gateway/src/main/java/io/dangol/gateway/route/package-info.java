/** The door: what is declared passes, authenticated and limited; everything else does not exist. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.route;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
