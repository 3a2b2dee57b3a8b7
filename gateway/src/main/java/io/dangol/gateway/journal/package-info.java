/** What is remembered of a request: a metric for each, a log line for those that went wrong. */
@NullMarked
@CheckReturnValue
package io.dangol.gateway.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
