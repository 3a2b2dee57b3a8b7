/** Who the caller is, read from a token that the service verified itself. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
