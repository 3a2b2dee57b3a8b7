/** How fresh what is known of a customer is, what to ask next, and which phone numbers are in doubt. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.freshness;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
