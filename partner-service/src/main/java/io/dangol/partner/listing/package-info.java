/** One way of reading lists: filters that may be absent, in the order of the last change. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.listing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
