package io.dangol.loyalty.tier;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member's tier as of a day, if nothing more is bought.
 *
 * @param tier its code; null for none
 * @param since the first day of it, or of having none any more; null where there never was one
 * @param validUntil the last day of its validity; null for none
 * @param keptUntil the last day with grace; null for none
 */
record Standing(
        @Nullable String tier,
        @Nullable LocalDate since,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate keptUntil) {

    static final Standing NEVER = new Standing(null, null, null, null);

    boolean sameTier(Standing other) {
        return Objects.equals(tier, other.tier);
    }
}
