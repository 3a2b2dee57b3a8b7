/** Access tokens: issued to API clients, signed with keys of our own, verified on every request. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
