/** The one clock and the one source of identifiers, injected so that a test can hold them still. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.time;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
