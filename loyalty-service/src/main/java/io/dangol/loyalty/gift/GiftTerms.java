package io.dangol.loyalty.gift;

import io.dangol.loyalty.gift.GiftRefusal.BeyondLimit;
import io.dangol.loyalty.gift.GiftRefusal.NotOffered;
import io.dangol.loyalty.gift.GiftRefusal.ReceiverBeyondLimit;
import io.dangol.loyalty.gift.GiftRefusal.TooLarge;
import io.dangol.loyalty.gift.GiftRefusal.TooSmall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether members of a programme may give each other points, and how many. A limit that is null is none. */
record GiftTerms(
        boolean offered,
        @Nullable Long minPoints,
        @Nullable Long maxPoints,
        @Nullable Long maxGivenPerDay,
        @Nullable Long maxGivenPer30Days,
        @Nullable Long maxReceivedPer30Days) {

    static final Duration LONGEST = Duration.ofDays(30);
    static final GiftTerms NONE = new GiftTerms(false, null, null, null, null, null);

    /** A gift of earlier: what of it did not go back. */
    record Past(Instant at, long points) {}

    /** Whether so many can be given at all, whenever. */
    void requireOffered(long points) {
        if (!offered) {
            throw new NotOffered();
        }
        if (minPoints != null && points < minPoints) {
            throw new TooSmall(minPoints);
        }
        requireWithin(points, "maxPoints", maxPoints);
        requireWithin(points, "maxGivenPerDay", maxGivenPerDay);
        requireWithin(points, "maxGivenPer30Days", maxGivenPer30Days);
        requireWithin(points, "maxReceivedPer30Days", maxReceivedPer30Days);
    }

    /**
     * Whether the giver may give so many now.
     *
     * @param given those of its gifts of the last 30 days, oldest first
     */
    void requireGiver(long points, List<Past> given, ZoneId zone, Instant now) {
        Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        List<Past> ofToday =
                given.stream().filter(past -> !past.at().isBefore(today)).toList();
        if (maxGivenPerDay != null && sum(ofToday) + points > maxGivenPerDay) {
            Instant tomorrow = now.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            throw new BeyondLimit("maxGivenPerDay", maxGivenPerDay, maxGivenPerDay - sum(ofToday), tomorrow);
        }
        Optional<Instant> free = freeAgain(points, given, maxGivenPer30Days);
        if (maxGivenPer30Days != null && free.isPresent()) {
            throw new BeyondLimit(
                    "maxGivenPer30Days", maxGivenPer30Days, Math.max(0, maxGivenPer30Days - sum(given)), free.get());
        }
    }

    /** Whether the receiver may be given so many now; how many it was given before is nobody's business. */
    void requireReceiver(long points, List<Past> received) {
        Optional<Instant> free = freeAgain(points, received, maxReceivedPer30Days);
        if (free.isPresent()) {
            throw new ReceiverBeyondLimit("maxReceivedPer30Days", free.get());
        }
    }

    /** When so many of the past have become 30 days old that these fit; empty: they fit now. */
    private static Optional<Instant> freeAgain(long points, List<Past> past, @Nullable Long limit) {
        if (limit == null) {
            return Optional.empty();
        }
        long sum = sum(past);
        Instant free = null;
        for (Past one : past) {
            if (sum + points <= limit) {
                break;
            }
            sum -= one.points();
            free = one.at().plus(LONGEST).plus(1, ChronoUnit.MICROS);
        }
        return Optional.ofNullable(free);
    }

    private static long sum(List<Past> past) {
        return past.stream().mapToLong(Past::points).sum();
    }

    private static void requireWithin(long points, String name, @Nullable Long limit) {
        if (limit != null && points > limit) {
            throw new TooLarge(name, limit);
        }
    }
}
