/** The topics that this service owns. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.topic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
