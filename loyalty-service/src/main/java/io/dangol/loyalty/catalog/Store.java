package io.dangol.loyalty.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** A partner's store, as learnt from partner-service. */
public record Store(UUID id, String code, UUID partnerId, ZoneId zone, String currency, boolean open) {

    /** The day on which something happened there. */
    public LocalDate businessDay(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
