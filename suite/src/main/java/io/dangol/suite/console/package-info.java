/** What a person sees in the terminal: lines, tables, progress and money, with plain letters where nothing else is safe. */
@NullMarked
@CheckReturnValue
package io.dangol.suite.console;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
