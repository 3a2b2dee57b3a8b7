/** The wall behind the query: PostgreSQL itself keeps partners' rows apart. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.wall;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
