/** Bodies of many lines, each of which stands for itself. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.lines;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
