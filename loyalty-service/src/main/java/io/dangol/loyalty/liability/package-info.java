/** Points as a debt of the business: outstanding by age, at fair value, and in its books by IFRS 15. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.liability;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
