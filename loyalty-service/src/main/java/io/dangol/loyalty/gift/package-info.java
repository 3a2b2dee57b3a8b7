/** Points that members give each other, within the limits of their programme. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.gift;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
