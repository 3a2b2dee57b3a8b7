/** What the answers of the gateway share: its own endpoints and correlation ids. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
