/** One click, without credentials, and nothing of that kind is sent any more (RFC 8058). */
@NullMarked
@CheckReturnValue
package io.dangol.customer.unsubscribe;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
