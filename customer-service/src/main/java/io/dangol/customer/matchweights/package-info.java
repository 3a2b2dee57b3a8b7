/** Weights that are learnt from the operator's own customers, in versions, of which one is judged by. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.matchweights;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
