package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
 * @param firstExpiresAt before it was put off, because the lot had to wait; null: never
 * @param waiting why it cannot be spent, whatever its day
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
        @Nullable Instant expiresAt,
        @Nullable Instant firstExpiresAt,
        Waiting waiting) {

    /** The part of a draw that a household's member may spend, and that stays another one's as long as it does not. */
    static final String DRAWN = "*drawn";

    /** First to expire, first to be spent; among equals the older one. */
    static final Comparator<Lot> SPENDING_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Lot::availableFrom)
            .thenComparing(Lot::id);

    /** What is on review pays for a hold too, which is a promise from before, but last. */
    static final Comparator<Lot> PROMISED_ORDER =
            Comparator.comparing(Lot::isOnReview).thenComparing(SPENDING_ORDER);

    /** The order that never changes, also where an expiry is put off. */
    static final Comparator<Lot> FIRST_ORDER = Comparator.comparing(
                    Lot::firstExpiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Lot::availableFrom)
            .thenComparing(Lot::id);

    public Lot {
        // As the database keeps them: what is hashed here must be what is read there.
        availableFrom = availableFrom.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        firstExpiresAt = firstExpiresAt == null ? null : firstExpiresAt.truncatedTo(ChronoUnit.MICROS);
        if (repaid < 0 || expired < 0 || remaining < 0 || remaining > earned - repaid - expired) {
            throw new IllegalArgumentException("A lot holds between nothing and what was earned");
        }
    }

    /** That waits for nothing and never did. */
    public Lot(
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
        this(
                id,
                sourceId,
                part,
                funding,
                earned,
                repaid,
                expired,
                remaining,
                availableFrom,
                expiresAt,
                expiresAt,
                Waiting.NONE);
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

    /**
     * What was taken from it, as a lot of its own: with its dates, and each point paid by whom it was paid by here.
     *
     * @param taken this one, with less in it
     */
    Lot part(Lot taken, @Nullable String newPart, UUID newId, UUID newSourceId) {
        long points = remaining - taken.remaining;
        UUID going = funding.beginningAt(offset() + earned - remaining, newId);
        return new Lot(going, newSourceId, newPart, funding, points, 0, 0, points, availableFrom, expiresAt);
    }

    Lot waitingFor(Reason reason, Instant at) {
        return with(expiresAt, waiting.with(reason, at));
    }

    /** Open once nothing else is left to wait for; the days for which it could not be spent are added to its life. */
    Lot without(Reason reason, Instant at, ZoneId zone) {
        Waiting rest = waiting.without(reason);
        return with(rest.isNone() ? putOff(at, zone) : expiresAt, rest);
    }

    /** By whole days, so that it still ends with a day. What was waited before its day had come costs nothing. */
    private @Nullable Instant putOff(Instant at, ZoneId zone) {
        Instant since = waiting.since();
        if (expiresAt == null || since == null) {
            return expiresAt;
        }
        Duration waited = Duration.between(since.isBefore(availableFrom) ? availableFrom : since, at);
        if (waited.isNegative() || waited.isZero()) {
            return expiresAt;
        }
        long days = waited.minusNanos(1).toDays() + 1;
        return expiresAt.atZone(zone).plusDays(days).toInstant();
    }

    private Lot with(@Nullable Instant until, Waiting newWaiting) {
        return new Lot(
                id,
                sourceId,
                part,
                funding,
                earned,
                repaid,
                expired,
                remaining,
                availableFrom,
                until,
                firstExpiresAt,
                newWaiting);
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
        return new Lot(
                id,
                sourceId,
                part,
                funding,
                earned,
                repaid,
                newExpired,
                left,
                availableFrom,
                expiresAt,
                firstExpiresAt,
                waiting);
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

    /** It could not be spent so far: no hold relies on it. */
    boolean isPending(Instant at) {
        return availableFrom.isAfter(at) || waiting.isFor(Reason.FUNDING) || waiting.isFor(Reason.EVENT);
    }

    boolean isDrawn() {
        return DRAWN.equals(part);
    }

    boolean isOnReview() {
        return waiting.isFor(Reason.REVIEW);
    }

    boolean isAvailable(Instant at) {
        return !availableFrom.isAfter(at) && waiting.isNone() && isAlive(at);
    }

    /** What waits does not expire: nobody could have spent it. */
    boolean isAlive(Instant at) {
        return !waiting.isNone() || expiresAt == null || expiresAt.isAfter(at);
    }

    /** What the funders have paid for once all of it is spent, as it stands. */
    public List<Part> left() {
        return paidBy(earned - remaining, earned);
    }
}
