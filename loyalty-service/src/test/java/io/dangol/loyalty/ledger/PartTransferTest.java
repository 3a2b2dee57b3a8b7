package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Funding.Share;
import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import io.dangol.loyalty.ledger.Posting.Account;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is given to another member is what it was: its dates, its funders. */
class PartTransferTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant SOON = NOON.plus(Duration.ofDays(10));
    private static final Instant LATE = NOON.plus(Duration.ofDays(100));
    private static final UUID BAKER = UUID.randomUUID();
    private static final UUID BUTCHER = UUID.randomUUID();
    private static final UUID GIFT = UUID.randomUUID();

    private final MemberAccount giver = account(new UUID(0, 1));
    private final MemberAccount receiver = account(new UUID(0, 2));

    @Test
    void the_first_to_expire_is_given_first_and_expires_when_it_would_have() {
        MemberAccount has = earned(earned(giver, 30, LATE), 20, SOON);

        PartTransfer gift = give(25, has, receiver);

        assertThat(gift.points()).isEqualTo(25);
        assertThat(gift.transfer().to().account().lots())
                .extracting(Lot::expiresAt, Lot::remaining)
                .containsExactly(tuple(SOON, 20L), tuple(LATE, 5L));
        assertThat(gift.transfer().from().account().state().balance()).isEqualTo(25);
        assertThat(gift.transfer().to().account().state().balance()).isEqualTo(25);
    }

    @Test
    void both_entries_sum_to_zero_are_chained_and_make_no_partner_owe_anything() {
        PartTransfer gift = give(10, earned(giver, 30, null), receiver);

        Entry left = gift.transfer().from().entry();
        Entry came = gift.transfer().to().entry();
        assertThat(left.postings())
                .containsExactly(
                        new Posting(Account.MEMBER, new UUID(0, 1), -10), new Posting(Account.TRANSFER, GIFT, 10));
        assertThat(came.postings())
                .containsExactly(
                        new Posting(Account.MEMBER, new UUID(0, 2), 10), new Posting(Account.TRANSFER, GIFT, -10));
        assertThat(left.isAsWritten()).isTrue();
        assertThat(came.isAsWritten()).isTrue();
        assertThat(came.previousHash()).isEqualTo(receiver.state().lastHash());
        assertThat(Clearing.of(left)).isEmpty();
        assertThat(Clearing.of(came)).isEmpty();
    }

    @Test
    void each_point_is_paid_by_whom_it_was_paid_by_however_it_is_cut() {
        Funding shared = new Funding(List.of(new Share(BAKER, 3), new Share(BUTCHER, 7)));
        for (int points = 1; points < 40; points++) {
            MemberAccount has = giver.earn(List.of(new Credit(null, 40, shared, NOON, null)), cause(UUID.randomUUID()))
                    .account();

            PartTransfer first = give(points, has, receiver);
            PartTransfer second = give(
                    40 - points,
                    first.transfer().from().account(),
                    first.transfer().to().account());

            List<Lot> there = second.transfer().to().account().lots();
            Lot whole = has.lots().get(0);
            assertThat(funders(there)).isEqualTo(funders(List.of(whole)));
            assertThat(first.parts().get(0).ofLotId()).isEqualTo(whole.id());
            for (Lot part : there) {
                long from = part.remaining() == points
                                && part.id().equals(first.parts().get(0).lotId())
                        ? 0
                        : points;
                assertThat(part.paidBy(0, part.earned())).isEqualTo(whole.paidBy(from, from + part.earned()));
            }
        }
    }

    @Test
    void what_is_pending_held_waits_or_has_expired_is_not_given() {
        MemberAccount pending = giver.earn(Points.of(10, BAKER, SOON, LATE), cause(UUID.randomUUID()))
                .account();
        MemberAccount expired = earned(pending, 5, NOON);
        MemberAccount waiting = earned(expired, 7, LATE);
        Lot seven = waiting.lots().stream()
                .filter(lot -> lot.earned() == 7)
                .findFirst()
                .orElseThrow();
        MemberAccount all =
                Waits.begin(waiting, Reason.REVIEW, Set.of(seven.id()), NOON).account();
        MemberAccount has = earned(all, 20, LATE).authorise(15, NOON);

        assertThatThrownBy(() -> give(6, has, receiver)).isInstanceOf(InsufficientPoints.class);
        assertThat(give(5, has, receiver).points()).isEqualTo(5);
    }

    @Test
    void what_the_receiver_owes_stays_owed_beside_it() {
        MemberAccount owing = receiver.takeBack(
                        Points.back(10, UUID.randomUUID(), BAKER), NegativePolicy.ALLOW, cause(UUID.randomUUID()))
                .account();

        MemberAccount after =
                give(25, earned(giver, 30, null), owing).transfer().to().account();

        assertThat(after.state().debts().list()).containsExactly(new Debt(BAKER, 10));
        assertThat(after.available(NOON)).isEqualTo(15);
    }

    @Test
    void what_is_left_of_a_gift_goes_back_with_its_dates_but_not_what_holds_rely_on() {
        PartTransfer gift = give(25, earned(giver, 30, SOON), receiver);
        Set<UUID> lots = Set.of(gift.parts().get(0).lotId());
        MemberAccount holding = gift.transfer().to().account().authorise(10, NOON);

        PartTransfer back = PartTransfer.returned(
                        lots, holding, gift.transfer().from().account(), Kind.GIFT_REVERSED, cause(UUID.randomUUID()))
                .orElseThrow();

        assertThat(back.points()).isEqualTo(15);
        assertThat(back.transfer().to().account().lots())
                .extracting(Lot::expiresAt)
                .containsOnly(SOON);
        assertThat(back.transfer().to().account().state().balance()).isEqualTo(20);
        assertThat(PartTransfer.returned(
                        lots,
                        back.transfer().from().account(),
                        back.transfer().to().account(),
                        Kind.GIFT_REVERSED,
                        cause(UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void what_is_borrowed_is_not_passed_on_though_more_is_available() {
        MemberAccount lent = PartTransfer.of(
                        40, Giver.owningAll(earned(giver, 40, SOON)), receiver, Kind.DRAWN, cause(GIFT))
                .transfer()
                .to()
                .account();
        Set<UUID> borrowed = Set.of(lent.lots().get(0).id());
        Giver son = new Giver(earned(lent, 15, LATE), borrowed);

        assertThat(son.available(NOON)).isEqualTo(15);
        assertThat(Draw.shares(30, List.of(son), NOON)).containsExactly(Map.entry(new UUID(0, 2), 15L));
        assertThatThrownBy(() -> PartTransfer.of(16, son, account(new UUID(0, 3)), Kind.GIFTED, cause(GIFT)))
                .isInstanceOf(InsufficientPoints.class);
        assertThat(PartTransfer.of(15, son, account(new UUID(0, 3)), Kind.GIFTED, cause(GIFT))
                        .transfer()
                        .to()
                        .account()
                        .lots())
                .extracting(Lot::expiresAt)
                .containsOnly(LATE);
    }

    @Test
    void what_was_drawn_pays_no_debt_of_who_drew_it() {
        UUID shop = UUID.randomUUID();
        MemberAccount lent = PartTransfer.of(
                        40, Giver.owningAll(earned(giver, 40, SOON)), receiver, Kind.DRAWN, cause(GIFT))
                .transfer()
                .to()
                .account();
        Hold hold = Hold.opened(UUID.randomUUID(), 40, NOON, NOON.plus(Duration.ofHours(1)));
        Outcome spent = lent.authorise(40, NOON).capture(hold, 40, shop, cause(hold.id()));
        MemberAccount owing = spent.account()
                .carryOver(List.of(), List.of(new Debt(BUTCHER, 30)), cause(GIFT))
                .account();

        MemberAccount back = owing.giveBack(40, spent.entry().lotUses(), 0, shop, cause(UUID.randomUUID()))
                .account();

        assertThat(back.state().owed()).isEqualTo(30);
        assertThat(back.lots()).extracting(Lot::remaining).containsExactly(40L);
        assertThatThrownBy(() -> lent.deduct(1, cause(UUID.randomUUID()))).isInstanceOf(InsufficientPoints.class);
    }

    private static Map<UUID, Long> funders(List<Lot> lots) {
        Map<UUID, Long> points = new HashMap<>();
        new ArrayList<>(lots)
                .forEach(lot -> lot.left().forEach(part -> points.merge(part.funderId(), part.points(), Long::sum)));
        return points;
    }

    private static PartTransfer give(long points, MemberAccount from, MemberAccount to) {
        return PartTransfer.of(points, Giver.owningAll(from), to, Kind.GIFTED, cause(GIFT));
    }

    private static MemberAccount earned(MemberAccount account, long points, @Nullable Instant until) {
        return account.earn(Points.of(points, BAKER, NOON, until), cause(UUID.randomUUID()))
                .account();
    }

    private static MemberAccount account(UUID id) {
        return MemberAccount.of(AccountState.opened(id), List.of());
    }

    private static Cause cause(UUID source) {
        return new Cause(source, NOON, UUID::randomUUID);
    }
}
