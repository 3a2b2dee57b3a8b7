/** Work for a caller that is done when its request is long over. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.errand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
