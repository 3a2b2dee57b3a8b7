package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Posting.Account;
import io.dangol.loyalty.ledger.Transfer.Luggage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes to another account is what it was. */
class TransferTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID BAKER = UUID.randomUUID();
    private static final UUID BUTCHER = UUID.randomUUID();

    private final MemberAccount nobody = account(new UUID(0, 1));
    private final MemberAccount other = account(new UUID(0, 2));

    @Test
    void both_entries_sum_to_zero_and_tell_which_points_of_which_lots_moved() {
        UUID merge = UUID.randomUUID();
        MemberAccount earned = earned(nobody, UUID.randomUUID(), 30);

        Transfer transfer = Transfer.merging(earned, other, cause(merge));

        assertThat(transfer.from().entry().postings())
                .containsExactly(
                        new Posting(Account.MEMBER, new UUID(0, 1), -30), new Posting(Account.TRANSFER, merge, 30));
        assertThat(transfer.to().entry().postings())
                .containsExactly(
                        new Posting(Account.MEMBER, new UUID(0, 2), 30), new Posting(Account.TRANSFER, merge, -30));
        UUID lot = earned.lots().get(0).id();
        assertThat(transfer.from().entry().lotUses()).containsExactly(new LotUse(lot, BAKER, 30));
        assertThat(transfer.to().entry().lotUses()).containsExactly(new LotUse(lot, BAKER, -30));
        assertThat(transfer.to().account().lots()).isEqualTo(earned.lots());
        assertThat(Clearing.of(transfer.from().entry())).isEmpty();
    }

    @Test
    void a_return_ends_the_same_before_and_after() {
        UUID sale = UUID.randomUUID();
        MemberAccount absorbed = earned(nobody, sale, 30);
        MemberAccount survivor = earned(other, UUID.randomUUID(), 20);

        MemberAccount before = merged(takenBack(absorbed, sale), survivor);
        MemberAccount after = takenBack(merged(absorbed, survivor), sale);

        assertThat(after.state().balance()).isEqualTo(before.state().balance()).isEqualTo(40);
        assertThat(after.lots()).isEqualTo(before.lots());
    }

    @Test
    void a_debt_is_carried_beside_what_the_other_has_and_counted_off() {
        UUID sale = UUID.randomUUID();
        MemberAccount owing = takenBack(nobody, sale);

        MemberAccount survivor = merged(owing, earned(other, UUID.randomUUID(), 25));

        assertThat(survivor.state().debts().list()).containsExactly(new Debt(BAKER, 10));
        assertThat(survivor.available(NOON)).isEqualTo(15);
    }

    @Test
    void as_much_of_a_debt_goes_back_as_is_left_of_it() {
        Debts moved = new Debts(List.of(new Debt(BAKER, 10), new Debt(BUTCHER, 5)));
        Debts left = new Debts(List.of(new Debt(BUTCHER, 7), new Debt(BAKER, 4), new Debt(BUTCHER, 1)));

        List<Debt> back = left.leftOf(moved);

        assertThat(back).containsExactly(new Debt(BAKER, 4), new Debt(BUTCHER, 5));
        assertThat(left.without(back).list()).containsExactly(new Debt(BUTCHER, 3));
    }

    @Test
    void a_hold_of_what_both_had_is_covered_by_neither_alone() {
        MemberAccount survivor = merged(earned(nobody, UUID.randomUUID(), 30), earned(other, UUID.randomUUID(), 20));
        Hold hold = Hold.opened(UUID.randomUUID(), 40, NOON, NOON.plus(Duration.ofDays(1)));
        Lot lot = survivor.lots().get(0);

        Transfer parting = Transfer.parting(
                survivor.authorise(40, NOON),
                nobody,
                new Luggage(Set.of(lot.id()), List.of(), 0),
                cause(UUID.randomUUID()));

        assertThat(Transfer.keepsPromises(survivor, List.of(hold), NOON)).isTrue();
        assertThat(Transfer.keepsPromises(parting.from().account(), List.of(hold), NOON))
                .isFalse();
    }

    private static MemberAccount merged(MemberAccount absorbed, MemberAccount survivor) {
        return Transfer.merging(absorbed, survivor, cause(UUID.randomUUID()))
                .to()
                .account();
    }

    private static MemberAccount takenBack(MemberAccount account, UUID sale) {
        return account.takeBack(Points.back(10, sale, BAKER), NegativePolicy.ALLOW, cause(UUID.randomUUID()))
                .account();
    }

    private static MemberAccount earned(MemberAccount account, UUID sale, long points) {
        return account.earn(Points.of(points, BAKER, NOON, null), cause(sale)).account();
    }

    private static MemberAccount account(UUID id) {
        return MemberAccount.of(AccountState.opened(id), List.of());
    }

    private static Cause cause(UUID source) {
        return new Cause(source, NOON, UUID::randomUUID);
    }
}
