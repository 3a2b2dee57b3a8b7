package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import io.dangol.loyalty.ledger.LedgerRefusal.CaptureExceedsHold;
import io.dangol.loyalty.ledger.LedgerRefusal.HoldEnded;
import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import io.dangol.loyalty.ledger.LedgerRefusal.ReturnWouldOverdraw;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberAccountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID MEMBER = new UUID(0, 1);
    private static final UUID SHOP = new UUID(0, 2);
    private static final UUID OTHER_SHOP = new UUID(0, 3);

    private MemberAccount account = MemberAccount.of(AccountState.opened(MEMBER), List.of());
    private long ids;

    @Test
    void earning_debits_the_funder_and_credits_the_member() {
        Outcome outcome = earn(30, id(), SHOP);

        assertThat(outcome.entry().postings())
                .containsExactly(new Posting(Account.MEMBER, MEMBER, 30), new Posting(Account.FUNDER, SHOP, -30));
        assertThat(account.available(NOON)).isEqualTo(30);
    }

    @Test
    void pending_points_cannot_be_spent_until_their_day() {
        keep(account.earn(Points.of(30, SHOP, NOON.plusSeconds(1), null), cause(id())));

        assertThat(account.pending(NOON)).isEqualTo(30);
        assertThat(account.available(NOON)).isZero();
        assertThat(account.available(NOON.plusSeconds(1))).isEqualTo(30);
    }

    @Test
    void what_expires_first_is_spent_first() {
        keep(account.earn(Points.of(10, SHOP, NOON, NOON.plus(Duration.ofDays(9))), cause(id())));
        keep(account.earn(Points.of(10, OTHER_SHOP, NOON, NOON.plus(Duration.ofDays(2))), cause(id())));
        keep(account.earn(Points.of(10, SHOP, NOON, null), cause(id())));

        Outcome outcome = capture(hold(15), 15);

        assertThat(outcome.entry().lotUses()).extracting(LotUse::funderId).containsExactly(OTHER_SHOP, SHOP);
        assertThat(outcome.entry().lotUses()).extracting(LotUse::points).containsExactly(10L, 5L);
    }

    @Test
    void expired_points_are_not_available() {
        keep(account.earn(Points.of(10, SHOP, NOON, NOON.plusSeconds(60)), cause(id())));

        assertThat(account.available(NOON.plusSeconds(59))).isEqualTo(10);
        assertThat(account.available(NOON.plusSeconds(60))).isZero();
    }

    @Test
    void all_that_is_available_can_be_held_and_not_a_point_more() {
        earn(30, id(), SHOP);

        assertThat(account.authorise(30, NOON).available(NOON)).isZero();
        assertThatThrownBy(() -> account.authorise(31, NOON)).isInstanceOf(InsufficientPoints.class);
    }

    @Test
    void held_points_cannot_be_held_again() {
        earn(30, id(), SHOP);
        Hold held = hold(20);

        assertThat(held.points()).isEqualTo(20);
        assertThatThrownBy(() -> account.authorise(11, NOON)).isInstanceOf(InsufficientPoints.class);
    }

    @Test
    void capturing_a_part_gives_the_rest_back() {
        earn(30, id(), SHOP);

        Outcome outcome = capture(hold(20), 5);

        assertThat(outcome.entry().content().points()).isEqualTo(-5);
        assertThat(account.state().held()).isZero();
        assertThat(account.available(NOON)).isEqualTo(25);
    }

    @Test
    void a_capture_beyond_the_hold_is_refused() {
        earn(30, id(), SHOP);
        Hold hold = hold(20);

        assertThatThrownBy(() -> account.capture(hold, 21, SHOP, cause(hold.id())))
                .isInstanceOf(CaptureExceedsHold.class);
    }

    @Test
    void a_hold_ends_once() {
        earn(30, id(), SHOP);
        Hold ended = hold(20).ended(Hold.Status.CAPTURED, 20);

        assertThatThrownBy(() -> account.capture(ended, 1, SHOP, cause(ended.id())))
                .isInstanceOf(HoldEnded.class);
        assertThatThrownBy(() -> account.release(ended)).isInstanceOf(HoldEnded.class);
    }

    @Test
    void a_return_takes_from_the_lot_of_its_own_sale_first() {
        UUID older = id();
        UUID sale = id();
        earn(10, older, SHOP);
        earn(10, sale, OTHER_SHOP);

        Outcome outcome = takeBack(7, sale, NegativePolicy.ALLOW);

        assertThat(outcome.changedLots()).singleElement().satisfies(lot -> {
            assertThat(lot.sourceId()).isEqualTo(sale);
            assertThat(lot.remaining()).isEqualTo(3);
        });
        assertThat(outcome.entry().postings())
                .containsExactly(new Posting(Account.MEMBER, MEMBER, -7), new Posting(Account.FUNDER, OTHER_SHOP, 7));
    }

    @Test
    void spent_points_that_are_taken_back_are_owed_and_repaid_by_the_next_earning() {
        UUID sale = id();
        earn(10, sale, SHOP);
        keep(capture(hold(8), 8));

        keep(takeBack(10, sale, NegativePolicy.ALLOW));
        assertThat(account.state().balance()).isEqualTo(-8);
        assertThat(account.state().owed()).isEqualTo(8);

        earn(10, id(), SHOP);
        assertThat(account.state().owed()).isZero();
        assertThat(account.state().balance()).isEqualTo(2);
        assertThat(account.available(NOON)).isEqualTo(2);
    }

    @Test
    void under_clamp_what_is_gone_is_forgiven() {
        UUID sale = id();
        earn(10, sale, SHOP);
        keep(capture(hold(8), 8));

        keep(takeBack(10, sale, NegativePolicy.CLAMP));

        assertThat(account.state().balance()).isZero();
        assertThat(account.state().owed()).isZero();
    }

    @Test
    void under_refuse_a_return_of_spent_points_is_refused() {
        UUID sale = id();
        earn(10, sale, SHOP);
        keep(capture(hold(8), 8));

        assertThatThrownBy(() -> takeBack(3, sale, NegativePolicy.REFUSE)).isInstanceOf(ReturnWouldOverdraw.class);
        keep(takeBack(2, sale, NegativePolicy.REFUSE));
        assertThat(account.state().balance()).isZero();
    }

    @Test
    void a_return_leaves_held_points_alone_whatever_the_policy() {
        UUID sale = id();
        earn(10, sale, SHOP);
        Hold hold = hold(8);

        assertThatThrownBy(() -> takeBack(10, sale, NegativePolicy.REFUSE)).isInstanceOf(ReturnWouldOverdraw.class);
        keep(takeBack(10, sale, NegativePolicy.ALLOW));

        assertThat(account.state().owed()).isEqualTo(8);
        assertThat(capture(hold, 8).entry().content().points()).isEqualTo(-8);
    }

    @Test
    void a_hold_whose_time_is_over_cannot_be_captured() {
        earn(10, id(), SHOP);
        Hold hold = hold(8);
        Cause late = new Cause(hold.id(), hold.expiresAt(), this::id);

        assertThatThrownBy(() -> account.capture(hold, 8, SHOP, late)).isInstanceOf(HoldEnded.class);
    }

    @Test
    void a_hold_of_nothing_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> account.authorise(0, NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_balance_beyond_63_bits_is_refused() {
        earn(Long.MAX_VALUE, id(), SHOP);

        assertThatThrownBy(() -> earn(1, id(), SHOP)).isInstanceOf(AmountTooLarge.class);
        assertThat(account.state().balance()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_form_that_is_hashed_stays_for_ever() {
        earn(5, new UUID(3, 1), SHOP);
        keep(takeBack(8, new UUID(3, 1), NegativePolicy.ALLOW));
        Outcome outcome = keep(account.earn(Points.of(10, SHOP, NOON, NOON.plusSeconds(60)), cause(new UUID(3, 2))));

        assertThat(outcome.entry().opened()).extracting(Lot::repaid).containsExactly(3L);
        assertThat(outcome.entry().hash())
                .isEqualTo("51f228975a68f2658c6ed7369ad5535e09833221c426a51f84ade3e52d10abc4");
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private Outcome earn(long points, UUID sale, UUID funder) {
        return keep(account.earn(Points.of(points, funder, NOON, null), cause(sale)));
    }

    private Outcome takeBack(long points, UUID sale, NegativePolicy policy) {
        return account.takeBack(Points.back(points, sale, SHOP), policy, cause(id()));
    }

    private Hold hold(long points) {
        account = account.authorise(points, NOON);
        return Hold.opened(id(), points, NOON, NOON.plusSeconds(60));
    }

    private Outcome capture(Hold hold, long points) {
        return keep(account.capture(hold, points, SHOP, cause(hold.id())));
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private Outcome keep(Outcome outcome) {
        account = outcome.account();
        return outcome;
    }

    private Cause cause(UUID source) {
        return new Cause(source, NOON, this::id);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
