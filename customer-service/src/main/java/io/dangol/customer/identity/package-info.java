/** Which customers may be the person that somebody asks about. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
