/** Writes in one way what people and systems spell in many: names, telephone numbers, addresses, dates. Plain Java. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.spelling;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
