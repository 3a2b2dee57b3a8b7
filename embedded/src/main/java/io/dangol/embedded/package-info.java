/** PostgreSQL and Kafka from their own binaries, without Docker: for the launcher and for tests. */
@NullMarked
@CheckReturnValue
package io.dangol.embedded;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
