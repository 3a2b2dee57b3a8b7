/** Statements on plain JDBC, for what is read and written by the thousands. */
@NullMarked
@CheckReturnValue
package io.dangol.customer.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
