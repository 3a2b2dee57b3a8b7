/** The thin shell around the ledger: loads and locks accounts, writes what was decided, shows it, verifies it. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
