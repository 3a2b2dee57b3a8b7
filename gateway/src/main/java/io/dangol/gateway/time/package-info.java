/** The one clock, injected so that a test can hold it still. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.time;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
