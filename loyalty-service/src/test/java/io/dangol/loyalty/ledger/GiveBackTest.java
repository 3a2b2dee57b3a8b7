package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.ledger.LedgerRefusal.VoidExceedsRedemption;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was spent goes back where it came from; what was not spent in time, to who had funded it. */
class GiveBackTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));
    private static final UUID MEMBER = new UUID(0, 1);
    private static final UUID SHOP = new UUID(0, 2);
    private static final UUID OTHER_SHOP = new UUID(0, 3);
    private static final UUID TILL = new UUID(0, 4);

    private final Map<UUID, Lot> lots = new HashMap<>();
    private AccountState state = AccountState.opened(MEMBER);
    private Instant now = NOON;
    private long ids;

    @Test
    void what_expires_last_comes_back_first() {
        earn(10, SHOP, TOMORROW);
        earn(10, OTHER_SHOP, null);
        Outcome spent = spend(15);

        Outcome back = giveBack(spent, 7, 0);

        assertThat(back.entry().lotUses()).extracting(LotUse::funderId).containsExactly(OTHER_SHOP, SHOP);
        assertThat(back.entry().lotUses()).extracting(LotUse::points).containsExactly(-5L, -2L);
        assertThat(back.entry().postings())
                .containsExactly(new Posting(Account.MEMBER, MEMBER, 7), new Posting(Account.REDEEMER, TILL, -7));
    }

    @Test
    void any_split_of_a_void_ends_where_all_at_once_would() {
        earn(10, SHOP, TOMORROW);
        earn(10, OTHER_SHOP, NEXT_WEEK);
        List<Lot> before = List.copyOf(account().lots());
        Outcome spent = spend(20);

        long given = 0;
        for (long part : List.of(1L, 12L, 3L, 4L)) {
            giveBack(spent, part, given);
            given += part;
        }

        assertThat(account().lots()).isEqualTo(before);
        assertThatThrownBy(() -> giveBack(spent, 1, 20)).isInstanceOf(VoidExceedsRedemption.class);
    }

    @Test
    void what_the_member_owes_is_repaid_from_what_comes_back_first() {
        UUID sale = earn(10, SHOP, TOMORROW);
        earn(10, OTHER_SHOP, null);
        Outcome spent = spend(20);
        keep(account().takeBack(Points.back(4, sale, SHOP), NegativePolicy.ALLOW, cause(id())));
        assertThat(state.owed()).isEqualTo(4);

        Outcome back = giveBack(spent, 20, 0);

        assertThat(state.owed()).isZero();
        assertThat(state.balance()).isEqualTo(16);
        assertThat(back.entry().lotUses()).extracting(LotUse::points).containsExactly(-10L, 4L, -10L);
    }

    @Test
    void any_split_of_it_ends_the_same_also_for_who_owes() {
        UUID sale = earn(10, SHOP, TOMORROW);
        earn(10, OTHER_SHOP, NEXT_WEEK);
        Outcome spent = spend(20);
        keep(account().takeBack(Points.back(4, sale, SHOP), NegativePolicy.ALLOW, cause(id())));
        MemberAccount atOnce = account()
                .giveBack(20, spent.entry().lotUses(), 0, TILL, cause(id()))
                .account();

        giveBack(spent, 3, 0);
        giveBack(spent, 9, 3);
        giveBack(spent, 8, 12);

        assertThat(account().lots()).isEqualTo(atOnce.lots());
        assertThat(state.balance()).isEqualTo(atOnce.state().balance());
    }

    @Test
    void points_that_come_back_after_their_time_are_written_off() {
        earn(10, SHOP, TOMORROW);
        Outcome spent = spend(10);
        now = NEXT_WEEK;

        keep(account().giveBack(10, spent.entry().lotUses(), 0, TILL, cause(id())));

        assertThat(account().available(now)).isZero();
        Outcome gone = account().expire(List.of(), cause(id())).orElseThrow();
        assertThat(gone.entry().postings())
                .containsExactly(new Posting(Account.MEMBER, MEMBER, -10), new Posting(Account.BREAKAGE, SHOP, 10));
    }

    @Test
    void each_funder_gets_back_what_of_its_points_expired_to_the_second() {
        earn(10, SHOP, TOMORROW);
        earn(5, OTHER_SHOP, TOMORROW);
        earn(3, OTHER_SHOP, NEXT_WEEK);
        now = TOMORROW.minusSeconds(1);
        assertThat(account().expire(List.of(), cause(id()))).isEmpty();
        now = TOMORROW;

        keep(account().expire(List.of(), cause(id())).orElseThrow());

        assertThat(state.balance()).isEqualTo(3);
        assertThat(account().expire(List.of(), cause(id()))).isEmpty();
    }

    @Test
    void a_hold_keeps_what_lived_when_it_was_made_and_nothing_more() {
        earn(10, SHOP, TOMORROW);
        earn(10, OTHER_SHOP, NEXT_WEEK);
        Hold early = hold(4);
        now = TOMORROW.plusSeconds(1);
        Hold late = hold(6);

        keep(account().expire(List.of(late, early), cause(id())).orElseThrow());

        assertThat(state.balance()).isEqualTo(14);
        keep(account().capture(early, 4, TILL, cause(early.id())));
        keep(account().capture(late, 6, TILL, cause(late.id())));
        assertThat(state.balance()).isEqualTo(4);
    }

    @Test
    void a_return_takes_expired_points_of_its_sale_from_breakage_and_nothing_from_the_member() {
        UUID sale = earn(10, SHOP, TOMORROW);
        earn(10, OTHER_SHOP, null);
        now = TOMORROW;
        keep(account().expire(List.of(), cause(id())).orElseThrow());

        Outcome back = account().takeBack(Points.back(10, sale, SHOP), NegativePolicy.ALLOW, cause(id()));

        assertThat(back.account().state().balance()).isEqualTo(10);
        assertThat(back.entry().postings())
                .containsExactly(
                        new Posting(Account.MEMBER, MEMBER, 0),
                        new Posting(Account.BREAKAGE, SHOP, -10),
                        new Posting(Account.FUNDER, SHOP, 10));
    }

    @CanIgnoreReturnValue
    private UUID earn(long points, UUID funder, @Nullable Instant expiresAt) {
        UUID sale = id();
        keep(account().earn(Points.of(points, funder, now, expiresAt), cause(sale)));
        return sale;
    }

    private Hold hold(long points) {
        state = account().authorise(points, now).state();
        return Hold.opened(id(), points, now, now.plus(Duration.ofDays(99)));
    }

    private Outcome spend(long points) {
        Hold hold = hold(points);
        return keep(account().capture(hold, points, TILL, cause(hold.id())));
    }

    @CanIgnoreReturnValue
    private Outcome giveBack(Outcome spent, long points, long before) {
        return keep(account().giveBack(points, spent.entry().lotUses(), before, TILL, cause(id())));
    }

    private MemberAccount account() {
        return MemberAccount.of(state, new ArrayList<>(lots.values()));
    }

    @CanIgnoreReturnValue
    private Outcome keep(Outcome outcome) {
        state = outcome.account().state();
        outcome.changedLots().forEach(lot -> lots.put(lot.id(), lot));
        return outcome;
    }

    private Cause cause(UUID source) {
        return new Cause(source, now, this::id);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
