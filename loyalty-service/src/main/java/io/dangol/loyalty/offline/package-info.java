/** What tills that cannot ask may let members spend: versions of a programme's word. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.offline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
