package io.dangol.loyalty.coupon;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coupon.CouponApi.ReservationView;
import io.dangol.loyalty.coupon.CouponEvent.VoucherRedeemed;
import io.dangol.loyalty.coupon.CouponEvent.VoucherRedemptionVoided;
import io.dangol.loyalty.coupon.CouponRefusal.NoSuchReservation;
import io.dangol.loyalty.coupon.Reservation.Status;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.VoucherOffers;
import io.dangol.loyalty.voucher.VoucherTerms;
import io.dangol.loyalty.voucher.Vouchers;
import io.dangol.platform.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a reservation ends. Each method is one transaction that holds the voucher's row; asked again it answers the same. */
@ApplicationScoped
class CouponEnding {

    private final Transactions transactions;
    private final VoucherOffers offers;
    private final EventLog eventLog;
    private final Clock clock;

    CouponEnding(Transactions transactions, VoucherOffers offers, EventLog eventLog, Clock clock) {
        this.transactions = transactions;
        this.offers = offers;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** What is done to a reservation and its voucher. */
    @FunctionalInterface
    private interface Step {
        Reservation on(Connection connection, Reservation reservation, Voucher voucher, Instant now)
                throws SQLException;
    }

    ReservationView redeem(UUID id, Scope scope) {
        return unless(Status.REDEEMED, id, scope, (connection, reservation, voucher, now) -> {
            Reservation redeemed = reservation.ended(Status.REDEEMED, voucher, now);
            Vouchers.update(connection, voucher.redeemed(id));
            tell(connection, redeemed, voucher, now);
            return redeemed;
        });
    }

    ReservationView release(UUID id, Scope scope) {
        return unless(Status.RELEASED, id, scope, (connection, reservation, voucher, now) -> {
            Reservation released = reservation.ended(Status.RELEASED, voucher, now);
            Vouchers.update(connection, voucher.released(id));
            return released;
        });
    }

    ReservationView voidIt(UUID id, Scope scope) {
        return unless(Status.VOIDED, id, scope, (connection, reservation, voucher, now) -> {
            Reservation voided = reservation.voided(now);
            Vouchers.update(connection, voucher.restored(id));
            tell(connection, voided, voucher, now);
            return voided;
        });
    }

    ReservationView get(UUID id, Scope scope) {
        Instant now = now();
        return transactions.run(connection -> ReservationView.of(visible(connection, id, scope), now));
    }

    private ReservationView unless(Status done, UUID id, Scope scope, Step step) {
        Instant now = now();
        return transactions.run(connection -> {
            UUID voucherId = visible(connection, id, scope).voucherId();
            Voucher voucher = Vouchers.lock(connection, voucherId).orElseThrow();
            // Once it is locked: what was under way has ended by now.
            Reservation reservation = visible(connection, id, scope);
            if (reservation.status() == done) {
                return ReservationView.of(reservation, now);
            }
            Reservation after = step.on(connection, reservation, voucher, now);
            Reservations.update(connection, after);
            return ReservationView.of(after, now);
        });
    }

    private void tell(Connection connection, Reservation ended, Voucher voucher, Instant now) throws SQLException {
        VoucherTerms terms = offers.terms(connection, voucher.offerId());
        UUID member = voucher.memberId();
        Membership of = member == null ? null : Members.membership(connection, member);
        VoucherRedeemed redeemed = redeemed(ended, voucher, terms, of == null ? null : of.customerId(), now);
        eventLog.append(connection, List.of(ended.status() == Status.REDEEMED ? redeemed : voided(redeemed)));
    }

    private static VoucherRedeemed redeemed(
            Reservation ended, Voucher voucher, VoucherTerms terms, @Nullable UUID customerId, Instant now) {
        return new VoucherRedeemed(
                voucher.id(),
                ended.id(),
                terms.programId(),
                voucher.memberId(),
                customerId,
                voucher.batchId(),
                terms.issuerPartnerId(),
                ended.storeId(),
                ended.partnerId(),
                ended.receiptNumber(),
                ended.currency(),
                ended.discount(),
                now);
    }

    private static VoucherRedemptionVoided voided(VoucherRedeemed redeemed) {
        return new VoucherRedemptionVoided(
                redeemed.voucherId(),
                redeemed.reservationId(),
                redeemed.programId(),
                redeemed.memberId(),
                redeemed.customerId(),
                redeemed.batchId(),
                redeemed.issuerPartnerId(),
                redeemed.storeId(),
                redeemed.partnerId(),
                redeemed.receiptNumber(),
                redeemed.currency(),
                redeemed.discount(),
                redeemed.at());
    }

    private static Reservation visible(Connection connection, UUID id, Scope scope) throws SQLException {
        return Reservations.find(connection, id)
                .filter(reservation -> scope.sees(reservation.storeCode(), reservation.partnerId()))
                .orElseThrow(() -> new NoSuchReservation(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
