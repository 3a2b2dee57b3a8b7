/** Vouchers: what they take off, their codes, how they are issued in batches, and that each is used once. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.voucher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
