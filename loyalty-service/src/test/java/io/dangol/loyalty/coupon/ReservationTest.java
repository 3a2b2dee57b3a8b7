package io.dangol.loyalty.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.coupon.CouponRefusal.NothingRedeemed;
import io.dangol.loyalty.coupon.CouponRefusal.ReservationEnded;
import io.dangol.loyalty.coupon.Reservation.Status;
import io.dangol.loyalty.voucher.Voucher;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A reservation ends once. */
class ReservationTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(900);

    private final Voucher voucher =
            Voucher.issued(UUID.randomUUID(), new Voucher.Origin(UUID.randomUUID(), null, null, null), NOON, null);
    private final Reservation open = reservation();
    private final Voucher held = voucher.reserved(open.id(), LATER, NOON);

    @Test
    void it_is_open_until_its_time() {
        assertThat(open.statusAt(LATER.minusNanos(1_000))).isEqualTo(Status.OPEN);
        assertThat(open.statusAt(LATER)).isEqualTo(Status.EXPIRED);
        assertThatThrownBy(() -> open.ended(Status.REDEEMED, held, LATER)).isInstanceOf(ReservationEnded.class);
    }

    @Test
    void it_is_redeemed_or_released_once() {
        Reservation redeemed = open.ended(Status.REDEEMED, held, NOON);

        assertThat(redeemed.statusAt(LATER)).isEqualTo(Status.REDEEMED);
        assertThatThrownBy(() -> redeemed.ended(Status.RELEASED, held, NOON)).isInstanceOf(ReservationEnded.class);
        assertThat(redeemed.voided(LATER).status()).isEqualTo(Status.VOIDED);
    }

    @Test
    void what_was_not_redeemed_is_not_voided() {
        assertThatThrownBy(() -> open.voided(NOON)).isInstanceOf(NothingRedeemed.class);
        assertThatThrownBy(() -> open.ended(Status.RELEASED, held, NOON).voided(NOON))
                .isInstanceOf(NothingRedeemed.class);
    }

    @Test
    void who_waited_while_another_till_took_the_voucher_comes_too_late() {
        Voucher taken = held.reserved(UUID.randomUUID(), LATER.plusSeconds(900), LATER);

        assertThatThrownBy(() -> open.ended(Status.REDEEMED, taken, LATER.minusNanos(1_000)))
                .isInstanceOf(ReservationEnded.class);
    }

    private Reservation reservation() {
        return new Reservation(
                UUID.randomUUID(),
                voucher.id(),
                UUID.randomUUID(),
                "S-1",
                UUID.randomUUID(),
                "r-1",
                null,
                "GBP",
                1_000,
                100,
                "0".repeat(64),
                Status.OPEN,
                LATER,
                NOON);
    }
}
