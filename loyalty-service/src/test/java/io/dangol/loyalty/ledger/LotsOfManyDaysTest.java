package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Points that become available, live and expire on days of their own lie side by side in one account. */
class LotsOfManyDaysTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final UUID SALE = new UUID(4, 1);
    private static final UUID SHOP = new UUID(0, 2);
    private static final UUID PENDING_SHOP = new UUID(0, 3);
    private static final UUID EXPIRED_SHOP = new UUID(0, 4);

    private MemberAccount account = MemberAccount.of(AccountState.opened(new UUID(0, 1)), List.of());
    private long ids;

    @Test
    void only_what_waits_for_its_day_is_pending() {
        earn(10, SHOP, NOON, null);
        earn(7, PENDING_SHOP, TOMORROW, null);

        assertThat(account.pending(NOON)).isEqualTo(7);
        assertThat(account.available(NOON)).isEqualTo(10);
        assertThat(account.pending(TOMORROW)).isZero();
    }

    @Test
    void pending_points_are_not_spent_even_if_they_would_expire_first() {
        earn(10, PENDING_SHOP, TOMORROW, TOMORROW.plusSeconds(1));
        earn(10, SHOP, NOON, null);

        Outcome outcome = capture(5);

        assertThat(outcome.entry().lotUses()).extracting(LotUse::funderId).containsExactly(SHOP);
    }

    @Test
    void what_had_expired_before_the_hold_was_made_does_not_pay_for_it() {
        earn(10, EXPIRED_SHOP, NOON.minusSeconds(2), NOON);
        earn(10, SHOP, NOON, null);

        Outcome outcome = capture(5);

        assertThat(outcome.entry().lotUses()).extracting(LotUse::funderId).containsExactly(SHOP);
    }

    @Test
    void a_hold_that_no_points_stand_behind_is_refused_at_its_capture() {
        earn(10, SHOP, NOON, null);
        Hold forged = Hold.opened(id(), 11, NOON, TOMORROW);

        assertThatThrownBy(() -> account.capture(forged, 11, SHOP, cause(forged.id())))
                .isInstanceOf(InsufficientPoints.class);
    }

    @Test
    void a_return_leaves_expired_points_alone() {
        earn(10, EXPIRED_SHOP, NOON.minusSeconds(2), NOON);
        earn(3, SHOP, NOON, null);

        Outcome outcome = takeBack(5);

        assertThat(outcome.entry().lotUses()).extracting(LotUse::funderId).containsExactly(SHOP);
        assertThat(outcome.account().state().owed()).isEqualTo(2);
    }

    @Test
    void a_return_takes_the_pending_points_of_its_sale_and_then_all_that_no_hold_needs() {
        earn(10, SHOP, NOON, null);
        earn(SALE, 10, PENDING_SHOP, TOMORROW, null);
        account = account.authorise(4, NOON);

        Outcome outcome = takeBack(17);

        assertThat(outcome.entry().lotUses()).extracting(LotUse::points).containsExactly(10L, 6L);
        assertThat(outcome.account().state().owed()).isEqualTo(1);
        assertThat(outcome.account().available(NOON)).isEqualTo(-1);
    }

    private void earn(long points, UUID funder, Instant from, @Nullable Instant expiresAt) {
        earn(id(), points, funder, from, expiresAt);
    }

    private void earn(UUID sale, long points, UUID funder, Instant from, @Nullable Instant expiresAt) {
        account = account.earn(Points.of(points, funder, from, expiresAt), cause(sale))
                .account();
    }

    private Outcome capture(long points) {
        account = account.authorise(points, NOON);
        Hold hold = Hold.opened(id(), points, NOON, TOMORROW);
        return account.capture(hold, points, SHOP, cause(hold.id()));
    }

    private Outcome takeBack(long points) {
        return account.takeBack(Points.back(points, SALE, SHOP), NegativePolicy.ALLOW, cause(id()));
    }

    private Cause cause(UUID source) {
        return new Cause(source, NOON, this::id);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
