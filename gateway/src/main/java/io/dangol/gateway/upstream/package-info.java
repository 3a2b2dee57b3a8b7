/** The services behind the door and whether they can be reached. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.upstream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
