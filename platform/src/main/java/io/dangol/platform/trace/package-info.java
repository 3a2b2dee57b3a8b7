/** How far one cause reaches: ids for log lines and, where a collector is configured, spans over OTLP. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.trace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
