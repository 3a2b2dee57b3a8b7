/** Files of customers from other systems: looked at, tried, and written row by row. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.customerimport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
