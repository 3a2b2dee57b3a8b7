/** Records of one person that were merged: which they are, and what holds for all of them together. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.family;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
