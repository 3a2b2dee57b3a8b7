/** A POST repeated with the same Idempotency-Key answers the same and changes nothing. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
