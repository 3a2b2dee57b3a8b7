/** Events of other services, each taking effect exactly once. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
