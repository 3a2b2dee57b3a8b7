/** What customers agreed to, with proof; a change of mind is a new entry. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.consent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
