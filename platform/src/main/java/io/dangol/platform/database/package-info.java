/** Telling a database that is away from a statement that is wrong. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
