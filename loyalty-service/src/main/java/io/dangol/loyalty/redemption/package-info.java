/** Spending points: authorise, capture in whole or part, release; a hold ends exactly once. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.redemption;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
