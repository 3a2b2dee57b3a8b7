/** Makes a service's API description complete: what annotations cannot say, and what all operations say alike. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.openapi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
