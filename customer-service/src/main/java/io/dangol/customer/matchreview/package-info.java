/** Pairs of customers who may be one person, for somebody to decide. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.matchreview;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
