/** What the business must know, folded from the events of the other services. */
@NullMarked
@CheckReturnValue
package io.dangol.analytics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
