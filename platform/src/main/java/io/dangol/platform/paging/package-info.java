/** Lists read page by page behind an opaque cursor. */
@NullMarked
@CheckReturnValue
package io.dangol.platform.paging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
