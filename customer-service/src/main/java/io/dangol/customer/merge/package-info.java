/** Customers that were found to be one person: merged by a decision that is kept, and parted again however late. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.merge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
