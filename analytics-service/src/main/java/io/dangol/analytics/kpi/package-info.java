/** The figures of the board: what was sold to whom, what is owed in points, how far the figures are. */
@NullMarked
@CheckReturnValue
package io.dangol.analytics.kpi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
