/** Who read or changed what, and why: append-only, hash-chained, told to auditors. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
