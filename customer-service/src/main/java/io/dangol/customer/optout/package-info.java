/** Addresses that are not to be written to or called, whichever customer has them. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.optout;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
