/** Members that come from another system: their cards, what they hold there, and their tiers. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.migration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
