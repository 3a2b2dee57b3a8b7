/** Permits to contact customers: asked for, reserved, used or given back; one budget for all who ask. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.contact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
