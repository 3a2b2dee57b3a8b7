package io.dangol.loyalty.catalog;

import java.time.Instant;
import java.util.List;

/**
 * Since when each version of a programme's rules was in force.
 *
 * @param versions in their order
 */
record RuleTimes(List<Since> versions) {

    /** A version and its first moment. */
    record Since(int version, Instant at) {}

    static final RuleTimes NONE = new RuleTimes(List.of());

    public RuleTimes {
        versions = List.copyOf(versions);
    }

    /**
     * Of the moment of a sale. What was sold before the programme had any rules is a past that is taken in: it earns by
     * those of now.
     */
    int at(Instant soldAt, int now) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!soldAt.isBefore(versions.get(i).at())) {
                return versions.get(i).version();
            }
        }
        return now;
    }
}
