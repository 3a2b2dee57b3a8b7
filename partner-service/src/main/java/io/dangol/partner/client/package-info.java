/** API clients: the systems of headquarters and partners that may ask for tokens, and what each may do. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
