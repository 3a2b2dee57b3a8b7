/** Breaks a suite of its own on purpose while tills work, and proves after each round that the books are right. */
@NullMarked
@CheckReturnValue
package io.dangol.suite.chaos;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
