package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/** What happened, when (to the microsecond, as the database keeps it), and identifiers for what is written. */
public record Cause(UUID sourceId, Instant at, Supplier<UUID> ids) {
    public Cause {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
