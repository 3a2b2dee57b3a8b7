/** Cards that belong to staff, as partners name them. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.staffcard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
