/** Products as the ERP names them: what a sale's line was, and its category. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.product;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
