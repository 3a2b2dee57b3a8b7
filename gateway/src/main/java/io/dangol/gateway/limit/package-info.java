/** How much one caller may ask for: requests per second, bytes per body, attempts at a secret. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.limit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
