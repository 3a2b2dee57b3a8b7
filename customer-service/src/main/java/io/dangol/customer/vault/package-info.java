/** The only place with personal data: sealed per customer, found without being opened. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.vault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
