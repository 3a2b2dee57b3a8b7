/** One strict reading of JSON in every service. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
