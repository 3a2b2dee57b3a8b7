/** Tables as spreadsheets read them. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.csv;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
