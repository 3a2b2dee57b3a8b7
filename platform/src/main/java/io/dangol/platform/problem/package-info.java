/** How a service says no: coded refusals, answered as RFC 9457 problems in the caller's language. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
