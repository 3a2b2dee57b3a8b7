/** Partners, their stores, and the API clients of tills and portals. */
@NullMarked
@CheckReturnValue
package io.dangol.partner;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
