/** Members who may spend each other's points. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.household;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
