/** Which API clients are no longer welcome, learnt from events, so that every service refuses them by itself. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.revocation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
