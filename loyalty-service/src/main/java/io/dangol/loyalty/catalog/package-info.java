/** What a sale is decided by: programmes, products, stores and coalitions, held in memory while they do not change. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
