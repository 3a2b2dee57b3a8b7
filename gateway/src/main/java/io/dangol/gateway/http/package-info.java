/** What every answer of the gateway shares: own endpoints, correlation ids, small bodies. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
