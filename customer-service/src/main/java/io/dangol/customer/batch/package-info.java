/** Customers by the hundred in one request, each as if it had been sent alone. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.batch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
