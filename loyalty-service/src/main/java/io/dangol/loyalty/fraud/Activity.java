package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.FraudRule.By;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a member's points.
 *
 * @param sourceId the sale, also where it is claimed; the return; the void
 * @param saleId null for a void
 * @param cashier who served at the sale, by the till's own id
 * @param points earned, taken back and given back, or voided
 * @param at by the till; of a claim and a void, by our clock
 * @param afterSeconds how long after the sale, or the redemption, it came
 */
record Activity(
        UUID sourceId,
        Kind kind,
        UUID programId,
        @Nullable UUID saleId,
        UUID memberId,
        Place place,
        @Nullable String cashier,
        @Nullable String tender,
        long points,
        Instant at,
        LocalDate day,
        long afterSeconds) {

    /** What happened. */
    enum Kind {
        SALE,
        /** A sale without a card was taken into one later. */
        CLAIM,
        RETURN,
        /** Of a redemption. */
        VOID
    }

    /** Where it was sold. */
    record Place(
            UUID partnerId,
            UUID storeId,
            String storeCode,
            @Nullable String terminalId) {}

    /** Whose it is, where they are counted by this. */
    record Subject(By by, UUID of, String name) {}

    boolean isAccrual() {
        return kind == Kind.SALE || kind == Kind.CLAIM;
    }

    /** Null where the till did not say. */
    @Nullable Subject subject(By by) {
        return switch (by) {
            case CARD -> new Subject(by, memberId, "");
            case TERMINAL -> place.terminalId() == null ? null : new Subject(by, place.storeId(), place.terminalId());
            case CASHIER -> cashier == null ? null : new Subject(by, place.storeId(), cashier);
        };
    }
}
