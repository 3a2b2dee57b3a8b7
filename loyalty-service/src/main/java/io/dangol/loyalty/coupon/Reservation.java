package io.dangol.loyalty.coupon;

import io.dangol.loyalty.coupon.CouponRefusal.NothingRedeemed;
import io.dangol.loyalty.coupon.CouponRefusal.ReservationEnded;
import io.dangol.loyalty.voucher.Voucher;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A till's use of a voucher: reserved while the customer pays, then redeemed or released, and void where the sale came
 * back.
 *
 * @param total what there was to pay, in minor units
 * @param discount what it took off
 * @param contentHash tells whether the same is asked for again
 * @param expiresAt until when it holds the voucher, while it is OPEN
 */
record Reservation(
        UUID id,
        UUID voucherId,
        UUID storeId,
        String storeCode,
        UUID partnerId,
        String reference,
        @Nullable String receiptNumber,
        String currency,
        long total,
        long discount,
        String contentHash,
        Status status,
        Instant expiresAt,
        Instant createdAt) {

    /** Where it stands. */
    enum Status {
        OPEN,
        REDEEMED,
        RELEASED,
        VOIDED,
        /** Its time was over: nobody has to write that down. */
        EXPIRED
    }

    Status statusAt(Instant at) {
        return status == Status.OPEN && !expiresAt.isAfter(at) ? Status.EXPIRED : status;
    }

    Reservation taking(long off) {
        return with(status, off);
    }

    /**
     * While this waited for the voucher its time may have passed, and another till have it now.
     *
     * @throws ReservationEnded 409 unless it is open and holds the voucher
     */
    Reservation ended(Status how, Voucher voucher, Instant at) {
        if (statusAt(at) != Status.OPEN) {
            throw new ReservationEnded(statusAt(at));
        }
        if (!id.equals(voucher.reservationId())) {
            throw new ReservationEnded(Status.EXPIRED);
        }
        return with(how, discount);
    }

    /** @throws NothingRedeemed 409 unless it was redeemed */
    Reservation voided(Instant at) {
        if (status != Status.REDEEMED) {
            throw new NothingRedeemed(statusAt(at));
        }
        return with(Status.VOIDED, discount);
    }

    private Reservation with(Status to, long off) {
        return new Reservation(
                id,
                voucherId,
                storeId,
                storeCode,
                partnerId,
                reference,
                receiptNumber,
                currency,
                total,
                off,
                contentHash,
                to,
                expiresAt,
                createdAt);
    }
}
