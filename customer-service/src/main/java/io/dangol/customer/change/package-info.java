/** What others have to look at again, in an order that leaves nothing out. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.change;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
