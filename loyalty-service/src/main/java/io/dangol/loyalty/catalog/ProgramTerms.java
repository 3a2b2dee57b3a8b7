package io.dangol.loyalty.catalog;

import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.program.EarnRule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a programme says about a sale. */
public record ProgramTerms(
        UUID id,
        String currency,
        ZoneId zone,
        NegativePolicy negativePolicy,
        @Nullable Integer expiresAfterMonths,
        int pendingDays,
        int ruleVersion,
        EarnRule rule) {

    /** Whole days after the sale; at once where there are none, also for a till whose clock runs ahead. */
    public Instant availableFrom(Instant soldAt, Instant now) {
        return pendingDays == 0
                ? soldAt.isAfter(now) ? now : soldAt
                : soldAt.atZone(zone)
                        .toLocalDate()
                        .plusDays(pendingDays)
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /** At the end of the last day, in the programme's zone. */
    public @Nullable Instant expiresAt(Instant soldAt) {
        return expiresAfterMonths == null
                ? null
                : soldAt.atZone(zone)
                        .toLocalDate()
                        .plusMonths(expiresAfterMonths)
                        .plusDays(1)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(zone)
                        .toInstant();
    }
}
