/** What a member's purchases of a while make of it: tiers, for how long, and what comes next. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.tier;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
