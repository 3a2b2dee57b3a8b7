package io.dangol.loyalty.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.voucher.Voucher.Status;
import io.dangol.loyalty.voucher.VoucherRefusal.InUse;
import io.dangol.loyalty.voucher.VoucherRefusal.NoLongerValid;
import io.dangol.loyalty.voucher.VoucherRefusal.NotUsable;
import io.dangol.loyalty.voucher.VoucherRefusal.NotYetValid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A voucher is used once. */
class VoucherTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(900);

    private final UUID till = UUID.randomUUID();
    private final UUID otherTill = UUID.randomUUID();

    @Test
    void it_is_good_from_its_first_moment_to_before_its_last() {
        Voucher voucher = issued(LATER);

        assertThatThrownBy(() -> voucher.requireUsable(NOON.minusNanos(1_000))).isInstanceOf(NotYetValid.class);
        voucher.requireUsable(NOON);
        voucher.requireUsable(LATER.minusNanos(1_000));
        assertThatThrownBy(() -> voucher.requireUsable(LATER)).isInstanceOf(NoLongerValid.class);
    }

    @Test
    void without_an_end_it_is_good_for_ever() {
        issued(null).requireUsable(Instant.parse("2999-01-01T00:00:00Z"));
    }

    @Test
    void while_a_till_holds_it_no_other_gets_it() {
        Voucher held = issued(null).reserved(till, LATER, NOON);

        assertThat(held.statusAt(LATER.minusNanos(1_000))).isEqualTo(Status.RESERVED);
        assertThatThrownBy(() -> held.reserved(otherTill, LATER, LATER.minusNanos(1_000)))
                .isInstanceOf(NotUsable.class);
    }

    @Test
    void once_its_time_is_over_a_reservation_holds_nothing() {
        Voucher held = issued(null).reserved(till, LATER, NOON);

        assertThat(held.statusAt(LATER)).isEqualTo(Status.ISSUED);
        assertThat(held.reserved(otherTill, LATER.plusSeconds(1), LATER).reservationId())
                .isEqualTo(otherTill);
    }

    @Test
    void once_used_it_is_used() {
        Voucher used = issued(null).reserved(till, LATER, NOON).redeemed(till);

        assertThat(used.status()).isEqualTo(Status.REDEEMED);
        assertThat(used.statusAt(LATER)).isEqualTo(Status.REDEEMED);
        assertThatThrownBy(() -> used.reserved(otherTill, LATER, NOON)).isInstanceOf(NotUsable.class);
        assertThatThrownBy(() -> used.voided(LATER)).isInstanceOf(InUse.class);
    }

    @Test
    void released_or_restored_it_is_as_it_was() {
        Voucher issued = issued(LATER);
        Voucher held = issued.reserved(till, LATER, NOON);

        assertThat(held.released(till)).isEqualTo(issued);
        assertThat(held.redeemed(till).restored(till)).isEqualTo(issued);
    }

    @Test
    void only_the_till_that_holds_it_ends_that() {
        Voucher held = issued(null).reserved(till, LATER, NOON);

        assertThatThrownBy(() -> held.redeemed(otherTill)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> held.released(otherTill)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> held.restored(till)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_is_void_unless_it_is_in_use() {
        Voucher held = issued(null).reserved(till, LATER, NOON);

        assertThatThrownBy(() -> held.voided(NOON)).isInstanceOf(InUse.class);
        Voucher gone = held.voided(LATER);
        assertThat(gone.status()).isEqualTo(Status.VOID);
        assertThat(gone.voided(LATER)).isEqualTo(gone);
        assertThatThrownBy(() -> gone.requireUsable(LATER)).isInstanceOf(NotUsable.class);
    }

    private static Voucher issued(@Nullable Instant until) {
        return Voucher.issued(UUID.randomUUID(), new Voucher.Origin(UUID.randomUUID(), null, null, null), NOON, until);
    }
}
