package io.dangol.loyalty.sale;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tier as it was looked at last.
 *
 * @param tier its code; null for none
 * @param since its first day, or that of having none any more; null: it was never another, or nobody noted it
 */
record TierNote(@Nullable String tier, @Nullable LocalDate since) {

    static final TierNote NEVER = new TierNote(null, null);

    /** Whether it is the tier of that day; of an earlier one it was another. */
    boolean holdsOn(LocalDate day) {
        return since == null || !day.isBefore(since);
    }
}
