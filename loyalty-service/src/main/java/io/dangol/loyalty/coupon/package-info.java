/** Vouchers at the till: validate, reserve, redeem, release, void. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.coupon;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
