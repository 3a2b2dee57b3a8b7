package io.dangol.loyalty.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One member brought another.
 *
 * @param schemeVersion the terms of the day on which it was registered
 * @param until a sale from then on does not count
 * @param kept as it is kept: time alone changes no row
 * @param saleId the sale that qualified; null: none
 * @param availableFrom when its points can be spent; null where it gave none
 */
record Referral(
        UUID id,
        UUID programId,
        int schemeVersion,
        UUID codeId,
        UUID referrerId,
        UUID referredId,
        Instant registeredAt,
        Instant until,
        Kept kept,
        @Nullable UUID saleId,
        @Nullable Instant availableFrom) {

    /** What was decided. */
    enum Kept {
        OPEN,
        REWARDED,
        /** What it gave was taken back; another sale may count. */
        RETURNED,
        /** The budget did not cover it; for good. */
        DENIED,
        /** The two are one member. */
        VOID
    }

    /** What it comes to at a moment. */
    enum Status {
        OPEN,
        PENDING,
        REWARDED,
        RETURNED,
        EXPIRED,
        DENIED,
        VOID
    }

    Status status(Instant now) {
        return switch (kept) {
            case OPEN -> now.isBefore(until) ? Status.OPEN : Status.EXPIRED;
            case REWARDED -> availableFrom != null && now.isBefore(availableFrom) ? Status.PENDING : Status.REWARDED;
            case RETURNED -> Status.RETURNED;
            case DENIED -> Status.DENIED;
            case VOID -> Status.VOID;
        };
    }

    Referral rewarded(Qualification by) {
        return with(Kept.REWARDED, by.sale().saleId(), by.availableFrom());
    }

    Referral denied(Qualification by) {
        return with(Kept.DENIED, by.sale().saleId(), null);
    }

    /** Nothing counts: any more, or since the two are one. */
    Referral without(boolean one) {
        Kept still = kept == Kept.REWARDED ? Kept.RETURNED : kept == Kept.VOID ? Kept.OPEN : kept;
        return with(one ? Kept.VOID : still, null, null);
    }

    private Referral with(Kept other, @Nullable UUID sale, @Nullable Instant from) {
        return new Referral(
                id, programId, schemeVersion, codeId, referrerId, referredId, registeredAt, until, other, sale, from);
    }
}
