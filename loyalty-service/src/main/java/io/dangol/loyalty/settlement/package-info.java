/** What partners owe each other for points, period by period: computed, netted, closed for ever. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
