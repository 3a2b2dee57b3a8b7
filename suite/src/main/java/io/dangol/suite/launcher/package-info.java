/** Starts, watches and stops the suite on one machine: PostgreSQL, Kafka and five services as processes of their own. */
@NullMarked
@CheckReturnValue
package io.dangol.suite.launcher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
