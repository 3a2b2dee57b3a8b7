package io.dangol.loyalty.voucher;

import io.dangol.loyalty.voucher.VoucherRefusal.InUse;
import io.dangol.loyalty.voucher.VoucherRefusal.NoLongerValid;
import io.dangol.loyalty.voucher.VoucherRefusal.NotUsable;
import io.dangol.loyalty.voucher.VoucherRefusal.NotYetValid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as a value: it is reserved by one till at a time, and used once. A reservation whose time is over holds it no
 * longer; nobody has to end it.
 *
 * @param batchId null where it was got for points
 * @param prefix what its code begins with
 * @param seed what its code is made from
 * @param memberId who got it for points
 * @param validUntil null: for ever
 * @param reservationId which till's use it is, while it is RESERVED or REDEEMED
 */
public record Voucher(
        UUID id,
        UUID offerId,
        @Nullable UUID batchId,
        @Nullable String prefix,
        UUID seed,
        @Nullable UUID memberId,
        Instant validFrom,
        @Nullable Instant validUntil,
        Status status,
        @Nullable UUID reservationId,
        @Nullable Instant reservedUntil) {

    /** Where it stands. */
    public enum Status {
        ISSUED,
        RESERVED,
        REDEEMED,
        VOID
    }

    public static Voucher issued(UUID id, Origin origin, Instant validFrom, @Nullable Instant validUntil) {
        return new Voucher(
                id,
                origin.offerId(),
                origin.batchId(),
                origin.prefix(),
                UUID.randomUUID(),
                origin.memberId(),
                validFrom,
                validUntil,
                Status.ISSUED,
                null,
                null);
    }

    /** Where it comes from: a batch, or a member's points. */
    public record Origin(
            UUID offerId,
            @Nullable UUID batchId,
            @Nullable String prefix,
            @Nullable UUID memberId) {}

    public Status statusAt(Instant at) {
        boolean over = status == Status.RESERVED && (reservedUntil == null || !reservedUntil.isAfter(at));
        return over ? Status.ISSUED : status;
    }

    /** @throws NotUsable 422 where it is used, reserved or void, NotYetValid 422, NoLongerValid 422 */
    public void requireUsable(Instant at) {
        if (statusAt(at) != Status.ISSUED) {
            throw new NotUsable(statusAt(at)).at("/code");
        }
        if (validFrom.isAfter(at)) {
            throw new NotYetValid(validFrom).at("/code");
        }
        if (validUntil != null && !validUntil.isAfter(at)) {
            throw new NoLongerValid(validUntil).at("/code");
        }
    }

    public Voucher reserved(UUID reservation, Instant until, Instant at) {
        requireUsable(at);
        return with(Status.RESERVED, reservation, until);
    }

    /** A reservation is a promise: until its time it is kept, also where the voucher's own time ended since. */
    public Voucher redeemed(UUID reservation) {
        requireHeldBy(reservation, Status.RESERVED);
        return with(Status.REDEEMED, reservation, null);
    }

    public Voucher released(UUID reservation) {
        requireHeldBy(reservation, Status.RESERVED);
        return with(Status.ISSUED, null, null);
    }

    /** What it paid for came back: it can be used again while it is valid. */
    public Voucher restored(UUID reservation) {
        requireHeldBy(reservation, Status.REDEEMED);
        return with(Status.ISSUED, null, null);
    }

    /** @throws InUse 409 where it was used, or a till has reserved it */
    public Voucher voided(Instant at) {
        Status now = statusAt(at);
        if (now != Status.ISSUED && now != Status.VOID) {
            throw new InUse(now);
        }
        return with(Status.VOID, null, null);
    }

    private void requireHeldBy(UUID reservation, Status needed) {
        if (status != needed || !reservation.equals(reservationId)) {
            throw new IllegalStateException("The voucher is not held by that reservation");
        }
    }

    private Voucher with(Status to, @Nullable UUID reservation, @Nullable Instant until) {
        return new Voucher(id, offerId, batchId, prefix, seed, memberId, validFrom, validUntil, to, reservation, until);
    }
}
