/** What members get for their points: a catalogue with stock, and what was claimed of it. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.reward;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
