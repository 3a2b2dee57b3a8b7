package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Funding.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The points of one earning, with the dates that go with them.
 *
 * @param sourceId the sale that earned them
 * @param part which part of the source, as in {@link Credit}
 * @param funding the partners that pay for them
 * @param earned as many as there were
 * @param repaid those of them that went at once to what the member owed
 * @param expired those of them that nobody had spent in time and that were written off
 * @param remaining as many as are left, never below zero: earned − repaid − Σ of what entries took
 * @param expiresAt null: never
 */
public record Lot(
        UUID id,
        UUID sourceId,
        @Nullable String part,
        Funding funding,
        long earned,
        long repaid,
        long expired,
        long remaining,
        Instant availableFrom,
        @Nullable Instant expiresAt) {

    /** First to expire, first to be spent; among equals the older one. */
    static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Lot::availableFrom)
            .thenComparing(Lot::id);

    public Lot {
        // As the database keeps them: what is hashed here must be what is read there.
        availableFrom = availableFrom.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        if (repaid < 0 || expired < 0 || remaining < 0 || remaining > earned - repaid - expired) {
            throw new IllegalArgumentException("A lot holds between nothing and what was earned");
        }
    }

    static Lot opened(UUID id, UUID sourceId, Credit credit, long repaid) {
        return new Lot(
                id,
                sourceId,
                credit.part(),
                credit.funding(),
                credit.points(),
                repaid,
                0,
                credit.points() - repaid,
                credit.availableFrom(),
                credit.expiresAt());
    }

    /** Below zero: some of what was taken comes back. */
    Lot less(long points) {
        return with(expired, Math.subtractExact(remaining, points));
    }

    Lot writtenOff(long points) {
        return with(Math.addExact(expired, points), Math.subtractExact(remaining, points));
    }

    /** What was written off turns out to have been returned: it neither expired nor is there again. */
    Lot returned(long points) {
        return with(Math.subtractExact(expired, points), remaining);
    }

    private Lot with(long newExpired, long left) {
        return new Lot(id, sourceId, part, funding, earned, repaid, newExpired, left, availableFrom, expiresAt);
    }

    /** What taking so many now would take from whom; below zero where they come back. */
    List<LotUse> uses(long points) {
        return uses(earned - remaining, points);
    }

    /** The same for those that were written off, the last first. */
    List<LotUse> usesOfExpired(long points) {
        return uses(expired - points, points);
    }

    private List<LotUse> uses(long from, long points) {
        return paidBy(from, from + points).stream()
                .map(funder -> new LotUse(id, funder.funderId(), funder.points()))
                .toList();
    }

    /** Who pays for the points from one place to before another. */
    public List<Part> paidBy(long from, long to) {
        return funding.between(offset() + from, offset() + to);
    }

    public long offset() {
        return funding.offset(id);
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
