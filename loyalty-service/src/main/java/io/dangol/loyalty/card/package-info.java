/** Cards and their holders; a card earns before its holder is known. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.card;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
