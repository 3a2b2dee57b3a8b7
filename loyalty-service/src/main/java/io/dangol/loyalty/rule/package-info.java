/** What a sale earns: the base rule of a programme, and bonus rules with conditions, counting and caps. Plain Java. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.rule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
