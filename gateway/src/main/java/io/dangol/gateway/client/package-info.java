/** Who may ask for a token: the directory of API clients, learnt from the compacted topic and kept in memory. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
