/** What every service shows of itself in figures, beside what each mechanism shows of its own. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
