/** Files of customers for other systems: masked unless there is a purpose, sealed while they wait, gone after a day. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.customerexport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
