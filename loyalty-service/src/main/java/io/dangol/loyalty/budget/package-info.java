/** How many points campaigns may give, and have given: taken by tills at once, given back by what comes back. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.budget;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
