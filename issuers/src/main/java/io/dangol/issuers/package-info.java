/** Other issuers' tokens: verified by the issuer's own keys, bounded by our roles, and read as if we had given them. */
@NullMarked
@CheckReturnValue
package io.dangol.issuers;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
