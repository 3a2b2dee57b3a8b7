/** Where partners sell. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
