package io.dangol.loyalty.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is run over sales of the past.
 *
 * @param rules the programme's with it, as JSON
 * @param result as JSON; null until it is done
 */
record Backtest(
        UUID id,
        UUID programId,
        String rule,
        String rules,
        LocalDate from,
        LocalDate until,
        Status status,
        long sales,
        @Nullable String result,
        String askedBy,
        Instant askedAt) {

    /** Where it stands. */
    enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }
}
