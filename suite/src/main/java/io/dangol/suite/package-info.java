/** The commands of the launcher script. */
@NullMarked
@CheckReturnValue
package io.dangol.suite;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
