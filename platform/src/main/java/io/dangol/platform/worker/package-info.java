/** Threads of our own, watched. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.worker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
