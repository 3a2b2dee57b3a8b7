/** What partners may give before they pay: credit lines, packs and payments, and the points that wait for them. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.funding;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
