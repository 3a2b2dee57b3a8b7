/** Points as money: a pure ledger of double entry, lots and holds. No framework, no clock, no database. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
