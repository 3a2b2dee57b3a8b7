/** The companies on the value chain: whom we supply, and who stands between us and the end user. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
