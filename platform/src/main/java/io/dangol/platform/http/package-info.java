/** The parts of HTTP that every resource shares: entity tags, merge patches, correlation. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
