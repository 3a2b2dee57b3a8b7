/** Which customer holds which point card, and whether loyalty has taken note of it. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.card;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
