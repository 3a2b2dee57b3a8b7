/** A month of a real retailer, from the till to the board, compared with its own books to the penny. */
@NullMarked
@CheckReturnValue
package io.dangol.suite.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
