/** What happened, appended in the transaction that made it happen, and the relay that tells Kafka. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.eventlog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
