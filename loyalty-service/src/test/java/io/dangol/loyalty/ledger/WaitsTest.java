package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Posting.Account;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lots wait for. */
class WaitsTest {

    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private static final UUID PARTNER = new UUID(0, 1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private long ids;

    @Test
    void what_waits_for_two_things_opens_with_the_last() {
        MemberAccount account = earned(null).account();
        MemberAccount waiting = begin(begin(account, Reason.FUNDING), Reason.EVENT);

        MemberAccount half = end(waiting, Reason.FUNDING, NOON);
        MemberAccount open = end(half, Reason.EVENT, NOON);

        assertThat(half.available(NOON)).isZero();
        assertThat(half.pending(NOON)).isEqualTo(100);
        assertThat(Waits.points(half, Reason.EVENT)).isEqualTo(100);
        assertThat(Waits.points(half, Reason.FUNDING)).isZero();
        assertThat(open.available(NOON)).isEqualTo(100);
    }

    @Test
    void it_does_not_expire_while_it_waits_and_lives_as_many_days_longer_as_it_waited() {
        Instant midnight = Instant.parse("2026-03-25T00:00:00Z");
        MemberAccount waiting = begin(earned(midnight).account(), Reason.FUNDING);
        Instant later = NOON.plus(Duration.ofDays(10));

        assertThat(waiting.expire(List.of(), cause(later))).isEmpty();
        MemberAccount open = end(waiting, Reason.FUNDING, later);

        // The clocks went forward in between: it still ends with a day.
        Lot lot = open.lots().get(0);
        assertThat(lot.expiresAt()).isEqualTo(Instant.parse("2026-04-03T23:00:00Z"));
        assertThat(lot.firstExpiresAt()).isEqualTo(midnight);
        assertThat(open.available(later)).isEqualTo(100);
        assertThat(open.expire(List.of(), cause(Instant.parse("2026-04-03T23:00:00Z"))))
                .isPresent();
    }

    @Test
    void what_opens_before_its_day_lives_as_long_as_ever() {
        Instant midnight = Instant.parse("2026-03-25T00:00:00Z");
        MemberAccount waiting = begin(earned(midnight).account(), Reason.EVENT);

        assertThat(end(waiting, Reason.EVENT, NOON).lots().get(0).expiresAt()).isEqualTo(midnight);
    }

    @Test
    void what_a_hold_relies_on_can_be_captured_also_from_points_on_review_and_is_not_withdrawn() {
        MemberAccount account = earned(null).account();
        Hold hold = Hold.opened(id(), 60, NOON, NOON.plus(Duration.ofDays(1)));
        MemberAccount reviewed = begin(account.authorise(60, NOON), Reason.REVIEW);

        assertThat(reviewed.available(NOON)).isEqualTo(-60);
        Outcome withdrawn = Waits.withdraw(reviewed, Reason.REVIEW, ids(reviewed), cause(NOON))
                .orElseThrow();
        assertThat(withdrawn.entry().content().points()).isEqualTo(-40);
        Outcome captured = withdrawn.account().capture(hold, 60, PARTNER, cause(NOON));
        assertThat(captured.account().state().balance()).isZero();
    }

    @Test
    void what_is_withdrawn_goes_back_to_its_funder_and_a_return_takes_no_more() {
        Outcome earned = earned(null);
        UUID sale = earned.entry().content().sourceId();
        MemberAccount waiting = begin(earned.account(), Reason.EVENT);

        Outcome withdrawn =
                Waits.withdraw(waiting, Reason.EVENT, ids(waiting), cause(NOON)).orElseThrow();
        Outcome returned = MemberAccount.of(withdrawn.account().state(), withdrawn.changedLots())
                .takeBack(Points.back(100, sale, PARTNER), NegativePolicy.ALLOW, cause(NOON));

        assertThat(withdrawn.entry().content().kind()).isEqualTo(Entry.Kind.WITHDRAWN);
        assertThat(withdrawn.entry().postings()).contains(new Posting(Account.BREAKAGE, PARTNER, 100));
        assertThat(Clearing.of(withdrawn.entry())).isEmpty();
        assertThat(returned.entry().content().points()).isZero();
        assertThat(returned.account().state().owed()).isZero();
    }

    @Test
    void what_waits_pays_a_debt_at_once() {
        MemberAccount owing = MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of())
                .takeBack(Points.back(30, id(), PARTNER), NegativePolicy.ALLOW, cause(NOON))
                .account();

        Outcome earned = owing.earn(Points.of(100, PARTNER, NOON, null), cause(NOON));
        MemberAccount waiting = begin(earned.account(), Reason.FUNDING);

        assertThat(waiting.state().owed()).isZero();
        assertThat(waiting.pending(NOON)).isEqualTo(70);
    }

    @Test
    void a_reason_that_is_not_there_changes_nothing() {
        MemberAccount account = earned(null).account();

        assertThat(Waits.end(account, Reason.REVIEW, ids(account), NOON, LONDON).lots())
                .isEmpty();
        assertThat(Waits.withdraw(account, Reason.REVIEW, ids(account), cause(NOON)))
                .isEqualTo(Optional.empty());
    }

    private Outcome earned(@Nullable Instant until) {
        return MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of())
                .earn(Points.of(100, PARTNER, NOON, until), cause(NOON));
    }

    private static MemberAccount begin(MemberAccount account, Reason reason) {
        return Waits.begin(account, reason, ids(account), NOON).account();
    }

    private static MemberAccount end(MemberAccount account, Reason reason, Instant at) {
        return Waits.end(account, reason, ids(account), at, LONDON).account();
    }

    private static Set<UUID> ids(MemberAccount account) {
        return account.lots().stream().map(Lot::id).collect(Collectors.toSet());
    }

    private Cause cause(Instant at) {
        return new Cause(id(), at, this::id);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
