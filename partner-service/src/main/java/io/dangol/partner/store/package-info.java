/** Stores: where a partner sells, and by which code its tills name the place. */
@NullMarked
@CheckReturnValue
package io.dangol.partner.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
