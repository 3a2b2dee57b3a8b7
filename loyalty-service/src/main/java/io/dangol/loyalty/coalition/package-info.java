/** Coalitions whose cards are taken beside the own ones and who keep the customers' data: what they are, and whom they hide. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.coalition;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
