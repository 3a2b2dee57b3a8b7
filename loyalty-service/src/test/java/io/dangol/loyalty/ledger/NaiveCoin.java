package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.NaiveLedger.Box;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One point of the {@link NaiveLedger}. */
final class NaiveCoin {

    static final Comparator<NaiveCoin> FIRST_ORDER = order(coin -> coin.firstExpiresAt);
    static final Comparator<NaiveCoin> SPENDING_ORDER = order(coin -> coin.expiresAt);
    static final Comparator<NaiveCoin> PROMISED_ORDER =
            Comparator.comparing(NaiveCoin::isOnReview).thenComparing(SPENDING_ORDER);

    final UUID lot;
    final UUID sale;
    final @Nullable String part;
    final UUID funder;
    final Instant availableFrom;
    final @Nullable Instant firstExpiresAt;
    private final Set<Reason> waitsFor = EnumSet.noneOf(Reason.class);
    private Instant since = Instant.EPOCH;
    private @Nullable Instant expiresAt;
    Box box = Box.PURSE;

    @Nullable UUID redemption;

    /** When a coin ends, as one sees it. */
    private interface End {
        @Nullable Instant of(NaiveCoin coin);
    }

    NaiveCoin(Lot lot, UUID funder) {
        this.lot = lot.id();
        this.sale = lot.sourceId();
        this.part = lot.part();
        this.funder = funder;
        this.availableFrom = lot.availableFrom();
        this.firstExpiresAt = lot.expiresAt();
        this.expiresAt = lot.expiresAt();
    }

    private static Comparator<NaiveCoin> order(End end) {
        return Comparator.<NaiveCoin, Instant>comparing(coin -> Objects.requireNonNullElse(end.of(coin), Instant.MAX))
                .thenComparing(coin -> coin.availableFrom)
                .thenComparing(coin -> coin.lot);
    }

    boolean isOf(UUID otherSale, @Nullable String otherPart) {
        return sale.equals(otherSale) && Objects.equals(part, otherPart);
    }

    boolean waitsFor(Reason reason) {
        return waitsFor.contains(reason);
    }

    boolean isOnReview() {
        return waitsFor(Reason.REVIEW);
    }

    boolean isPending(Instant at) {
        return availableFrom.isAfter(at) || waitsFor(Reason.FUNDING) || waitsFor(Reason.EVENT);
    }

    boolean isAlive(Instant at) {
        return !waitsFor.isEmpty() || expiresAt == null || expiresAt.isAfter(at);
    }

    void begin(Reason reason, Instant at) {
        since = waitsFor.isEmpty() ? at : since;
        waitsFor.add(reason);
    }

    /** A day more for each day that it could not be spent, the last one counted whole. */
    void end(Reason reason, Instant at) {
        if (waitsFor.remove(reason) && waitsFor.isEmpty() && expiresAt != null) {
            Instant from = since.isAfter(availableFrom) ? since : availableFrom;
            for (Instant day = from; day.isBefore(at); day = day.plus(Duration.ofDays(1))) {
                expiresAt = Objects.requireNonNull(expiresAt).plus(Duration.ofDays(1));
            }
        }
    }
}
