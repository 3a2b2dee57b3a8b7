/** A patient caller of the suite's API: tokens, retries after refusals that pass, and the same request again after a broken line. */
@NullMarked
@CheckReturnValue
package io.dangol.suite.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
