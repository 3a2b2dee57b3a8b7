package io.dangol.customer.matchweights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the weights.
 *
 * @param learnt as JSON; null until it is ready
 * @param customers how many it was learnt from
 */
record KeptWeights(
        int version,
        Status status,
        @Nullable String learnt,
        int customers,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        boolean active) {

    /** How far it has come. */
    enum Status {
        TRAINING,
        READY,
        /** Nothing could be learnt: there were too few customers, or something was wrong that trying again does not mend. */
        FAILED
    }
}
