package io.dangol.loyalty.settlement;

import io.dangol.loyalty.settlement.SettlementRefusal.NotComputed;
import io.dangol.loyalty.settlement.SettlementRefusal.PeriodNotOver;
import io.dangol.loyalty.settlement.SettlementRefusal.SettlementClosed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period in which partners owe each other for a programme's points. It is computed as often as one likes; once closed
 * nothing of it changes any more, and what happened in it and comes late goes to the next one.
 *
 * @param from the first day, in the programme's zone
 * @param until the day after the last
 * @param entries of the ledger that made somebody owe somebody
 * @param run the computation that began last
 */
record Settlement(
        UUID id,
        UUID programId,
        String currency,
        ZoneId zone,
        LocalDate from,
        LocalDate until,
        Status status,
        long entries,
        @Nullable UUID run,
        Instant createdAt,
        @Nullable Instant computedAt,
        @Nullable Instant closedAt) {

    /** How far it has come. */
    enum Status {
        OPEN,
        COMPUTED,
        CLOSED
    }

    Instant startsAt() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant endsAt() {
        return until.atStartOfDay(zone).toInstant();
    }

    /** What was computed before is no longer what it says. */
    Settlement begun(UUID newRun) {
        requireNotClosed();
        return with(Status.OPEN, 0, newRun, null, null);
    }

    Settlement computed(long newEntries, Instant at) {
        requireNotClosed();
        return with(Status.COMPUTED, newEntries, run, at, null);
    }

    /** As it was computed: what was looked at is what is closed. */
    Settlement closed(Instant at) {
        requireNotClosed();
        if (at.isBefore(endsAt())) {
            throw new PeriodNotOver(until);
        }
        if (computedAt == null || computedAt.isBefore(endsAt())) {
            throw new NotComputed();
        }
        return with(Status.CLOSED, entries, run, computedAt, at);
    }

    /** What is closed can neither be computed nor taken back. */
    void requireNotClosed() {
        if (status == Status.CLOSED) {
            throw new SettlementClosed();
        }
    }

    private Settlement with(
            Status newStatus,
            long newEntries,
            @Nullable UUID newRun,
            @Nullable Instant computed,
            @Nullable Instant closed) {
        return new Settlement(
                id, programId, currency, zone, from, until, newStatus, newEntries, newRun, createdAt, computed, closed);
    }
}
