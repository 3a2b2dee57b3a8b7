/** What a coalition says it recorded at our tills, beside what our tills told us. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.coalitionfile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
