/** Customers who are left alone, why, and when somebody looks again. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.leavealone;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
