package io.dangol.loyalty.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's store, as learnt from partner-service.
 *
 * @param closedAt since when it sells no more; null while it is open
 */
public record Store(
        UUID id,
        String code,
        UUID partnerId,
        ZoneId zone,
        String currency,
        @Nullable Instant closedAt) {

    /** The day on which something happened there. */
    public LocalDate businessDay(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** What happened before it closed may still be told: a till that was offline catches up. */
    public boolean isOpenAt(Instant moment) {
        return closedAt == null || moment.isBefore(closedAt);
    }
}
