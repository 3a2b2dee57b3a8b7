/** Whether all that a terminal counted has arrived: its sequence, and the gaps in it. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.terminal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
