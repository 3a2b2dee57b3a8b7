/** What a point is worth in money, from a day on. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.pointvalue;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
