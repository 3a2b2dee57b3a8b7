package io.dangol.loyalty.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is run over sales of the past.
 *
 * @param partnerId whose sales alone; null: all
 * @param rules the programme's with it, as JSON
 * @param result as JSON; null until it is done
 */
public record Backtest(
        UUID id,
        UUID programId,
        @Nullable UUID partnerId,
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
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }
}
