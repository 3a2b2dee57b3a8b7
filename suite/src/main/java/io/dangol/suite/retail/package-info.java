/** A real month of a real retailer: reads its invoices and says what a till would have posted. Pure: no network, no clock. */
@NullMarked
@CheckReturnValue
package io.dangol.suite.retail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
