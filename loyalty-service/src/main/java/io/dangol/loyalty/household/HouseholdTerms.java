package io.dangol.loyalty.household;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether members of a programme may form households, and within which limits.
 *
 * @param maxMembers with the head
 * @param minStayDays so long who joined does not leave by itself
 * @param rejoinAfterDays so long who left joins no other
 * @param maxDrawnPer30Days what one of them may take of others' points; null: all
 */
record HouseholdTerms(
        boolean offered,
        int maxMembers,
        int minStayDays,
        int rejoinAfterDays,
        @Nullable Long maxDrawnPer30Days) {

    static final Duration WINDOW = Duration.ofDays(30);
    static final HouseholdTerms NONE = new HouseholdTerms(false, 2, 0, 0, null);
}
