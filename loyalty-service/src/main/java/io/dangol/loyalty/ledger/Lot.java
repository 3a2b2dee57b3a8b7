package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The points of one earning, with the dates that go with them.
 *
 * @param sourceId the sale that earned them
 * @param funderId the partner that pays for them
 * @param earned as many as there were
 * @param repaid those of them that went at once to what the member owed
 * @param remaining as many as are left, never below zero: earned − repaid − Σ of what entries took
 * @param expiresAt null: never
 */
public record Lot(
        UUID id,
        UUID sourceId,
        UUID funderId,
        long earned,
        long repaid,
        long remaining,
        Instant availableFrom,
        @Nullable Instant expiresAt) {

    /** First to expire, first to be spent; among equals the older one. */
    static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Lot::availableFrom)
            .thenComparing(Lot::id);

    public Lot {
        if (repaid < 0 || remaining < 0 || remaining > earned - repaid) {
            throw new IllegalArgumentException("A lot holds between nothing and what was earned");
        }
    }

    Lot less(long points) {
        long left = Math.subtractExact(remaining, points);
        return new Lot(id, sourceId, funderId, earned, repaid, left, availableFrom, expiresAt);
    }

    boolean isPending(Instant at) {
        return availableFrom.isAfter(at);
    }

    boolean isAvailable(Instant at) {
        return !isPending(at) && isAlive(at);
    }

    boolean isAlive(Instant at) {
        return expiresAt == null || expiresAt.isAfter(at);
    }
}
