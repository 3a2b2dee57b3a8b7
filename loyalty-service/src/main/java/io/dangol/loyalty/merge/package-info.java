/** Two members that are one: merged, and parted again. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.merge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
