package io.dangol.loyalty.coupon;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a voucher at the till can say no, beside those of the voucher itself. Codes are secrets and not repeated. */
final class CouponRefusal {

    private CouponRefusal() {}

    static final class UnknownVoucher extends Refusal.Forbidden {
        UnknownVoucher() {
            super("unknown-voucher");
        }
    }

    static final class NotForCard extends Refusal.Forbidden {
        NotForCard() {
            super("voucher-not-for-card");
        }
    }

    static final class AmountsDoNotAddUp extends Refusal.Forbidden {
        AmountsDoNotAddUp(long expected, long given) {
            super("amounts-do-not-add-up", String.valueOf(expected), String.valueOf(given));
        }
    }

    static final class NoSuchReservation extends Refusal.Missing {
        NoSuchReservation(UUID id) {
            super("no-such-voucher-reservation", id);
        }
    }

    static final class ReservationEnded extends Refusal.Conflict {
        ReservationEnded(Reservation.Status status) {
            super("voucher-reservation-ended", status);
        }
    }

    static final class NothingRedeemed extends Refusal.Conflict {
        NothingRedeemed(Reservation.Status status) {
            super("voucher-not-redeemed", status);
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
