/** Where a trace enters the suite, if somebody collects traces. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.trace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
