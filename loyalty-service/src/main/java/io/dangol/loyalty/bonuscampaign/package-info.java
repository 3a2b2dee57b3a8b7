/** Bonus rules that headquarters offers, that count at stores that accepted them, and that give no more than a budget. */
@NullMarked
@CheckReturnValue
package io.dangol.loyalty.bonuscampaign;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
