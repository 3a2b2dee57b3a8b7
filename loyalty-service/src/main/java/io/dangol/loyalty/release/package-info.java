/** Points that wait for something to happen: it happens, or its time is over. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.release;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
