/** Who supplies whom, works for whom and is part of whom, from when until when: the value chain down to the end user. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.relationship;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
