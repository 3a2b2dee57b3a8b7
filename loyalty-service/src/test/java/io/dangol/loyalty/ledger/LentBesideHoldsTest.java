package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.OfflineSpend.Lender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was lent while a hold relied on other points, once that ends. */
class LentBesideHoldsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID FUNDER = new UUID(0, 2);
    private static final UUID STORE = new UUID(0, 1);
    private static final UUID LENDER = new UUID(0, 7);

    private long ids;
    private MemberAccount account = MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of());
    private Hold hold = Hold.opened(new UUID(2, 2), 40, NOON, NOON.plusSeconds(900));

    @BeforeEach
    void eightyOfAHundredAreSpentOfWhichFortyAreHeld() {
        account = account.earn(Points.of(100, FUNDER, NOON, null), cause()).account();
        account = account.authorise(40, NOON);
        account = OfflineSpend.of(account, 80, STORE, new Lender(LENDER, null), cause())
                .account();
        assertThat(account.state().debts().list()).containsExactly(new Debt(LENDER, 20));
    }

    @Test
    void while_it_is_held_it_stays() {
        assertThat(OfflineSpend.repaid(account, cause())).isEmpty();
        assertThat(lent()).isEqualTo(20);
    }

    @Test
    void what_is_not_needed_pays_its_lender_and_nobody_else_pays_anybody() {
        account = account.release(hold);

        repay();

        assertThat(lent()).isZero();
        assertThat(account.state().owed()).isZero();
        assertThat(account.state().balance()).isEqualTo(20);
        assertThat(account.available(NOON)).isEqualTo(20);
        assertThat(OfflineSpend.repaid(account, cause())).isEmpty();
    }

    @Test
    void what_is_captured_uses_it_and_the_rest_pays_its_lender() {
        account = account.capture(hold, 25, STORE, cause()).account();

        repay();

        assertThat(lent()).isZero();
        assertThat(account.state().debts().list()).containsExactly(new Debt(LENDER, 5));
        assertThat(account.state().balance()).isEqualTo(-5);
    }

    @Test
    void another_hold_keeps_what_it_relies_on() {
        account = account.release(hold).authorise(15, NOON);

        repay();

        assertThat(account.state().debts().list()).isEmpty();
        hold = Hold.opened(new UUID(2, 3), 15, NOON, NOON.plusSeconds(900));
        assertThat(account.capture(hold, 15, STORE, cause()).account().state().balance())
                .isEqualTo(5);
    }

    private void repay() {
        Outcome outcome = OfflineSpend.repaid(account, cause()).orElseThrow();
        Entry entry = outcome.entry();
        assertThat(entry.isAsWritten()).isTrue();
        assertThat(entry.previousHash()).isEqualTo(account.state().lastHash());
        assertThat(entry.postings().stream().mapToLong(Posting::points).sum()).isZero();
        assertThat(Clearing.of(entry)).isEmpty();
        assertThat(outcome.account().state().balance())
                .isEqualTo(account.state().balance())
                .isEqualTo(outcome.account().lots().stream()
                                .mapToLong(Lot::remaining)
                                .sum()
                        - outcome.account().state().owed());
        account = outcome.account();
    }

    private long lent() {
        return account.lots().stream()
                .filter(lot -> lot.funding().equals(Funding.by(LENDER)))
                .mapToLong(Lot::remaining)
                .sum();
    }

    private Cause cause() {
        return new Cause(new UUID(1, ++ids), NOON, () -> new UUID(1, ++ids));
    }
}
