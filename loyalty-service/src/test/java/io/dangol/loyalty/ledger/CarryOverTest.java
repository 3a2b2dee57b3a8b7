package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What another system knew of a member becomes one entry. */
class CarryOverTest {

    private static final UUID MEMBER = new UUID(0, 1);
    private static final UUID SHOP = new UUID(0, 2);
    private static final UUID MAKER = new UUID(0, 3);
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final MemberAccount nothing = MemberAccount.of(AccountState.opened(MEMBER), List.of());

    private static Cause cause() {
        return new Cause(new UUID(0, 9), NOW, UUID::randomUUID);
    }

    private static Credit credit(long points, UUID funder, Instant from) {
        return new Credit("earned:2025-01-05", points, Funding.by(funder), from, null);
    }

    @Test
    void lots_are_paid_by_their_funders_and_move_no_money_between_partners() {
        Outcome outcome = nothing.carryOver(
                List.of(credit(100, SHOP, NOW), credit(20, MAKER, NOW.plusSeconds(1))), List.of(), cause());

        assertThat(outcome.entry().content().kind()).isEqualTo(Entry.Kind.OPENING);
        assertThat(outcome.entry().postings())
                .containsExactlyInAnyOrder(
                        new Posting(Account.MEMBER, MEMBER, 120),
                        new Posting(Account.FUNDER, SHOP, -100),
                        new Posting(Account.FUNDER, MAKER, -20));
        assertThat(Clearing.of(outcome.entry())).isEmpty();
        assertThat(outcome.account().available(NOW)).isEqualTo(100);
        assertThat(outcome.account().state().balance()).isEqualTo(120);
        assertThat(outcome.entry().isAsWritten()).isTrue();
    }

    @Test
    void a_debt_has_its_creditor_or_nobody_and_the_next_points_repay_it() {
        List<Debt> debts = List.of(new Debt(SHOP, 30), new Debt(Debts.NOBODY, 5));

        Outcome outcome = nothing.carryOver(List.of(), debts, cause());

        assertThat(outcome.entry().postings().stream()
                        .mapToLong(Posting::points)
                        .sum())
                .isZero();
        assertThat(Clearing.of(outcome.entry())).isEmpty();
        assertThat(outcome.account().state().balance()).isEqualTo(-35);
        assertThat(outcome.account().state().debts().list()).isEqualTo(debts);
        MemberAccount after =
                outcome.account().earn(List.of(credit(40, MAKER, NOW)), cause()).account();
        assertThat(after.available(NOW)).isEqualTo(5);
        assertThat(after.state().owed()).isZero();
    }
}
