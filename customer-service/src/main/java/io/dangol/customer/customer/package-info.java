/** The people behind the sales: registered once, known under many names. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.customer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
