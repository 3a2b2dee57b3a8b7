/** What every operation's description says alike. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.openapi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
