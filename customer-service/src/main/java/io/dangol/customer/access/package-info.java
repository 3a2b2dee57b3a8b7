/** Who may see and change which customer. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.access;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
