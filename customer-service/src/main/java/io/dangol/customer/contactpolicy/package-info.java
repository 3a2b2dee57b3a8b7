/** How often, when and for how long customers of a segment may be contacted: data, in versions. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.contactpolicy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
