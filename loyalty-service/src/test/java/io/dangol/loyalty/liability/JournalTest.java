package io.dangol.loyalty.liability;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.liability.Journal.Account;
import io.dangol.loyalty.liability.Journal.Movement;
import io.dangol.loyalty.liability.Journal.Posting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which books points move through. */
class JournalTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Test
    void what_points_earn_is_deferred_and_becomes_revenue_with_those_that_are_used() {
        assertThat(posted(Kind.EARNED, 100, "34.88"))
                .isEqualTo(posting(Kind.EARNED, Account.REVENUE, Account.CONTRACT_LIABILITY, 100, 35));
        assertThat(posted(Kind.REDEEMED, -60, "-20.93"))
                .isEqualTo(posting(Kind.REDEEMED, Account.CONTRACT_LIABILITY, Account.REVENUE, -60, 21));
        assertThat(posted(Kind.VOIDED, 10, "3.49"))
                .isEqualTo(posting(Kind.VOIDED, Account.REVENUE, Account.CONTRACT_LIABILITY, 10, 3));
        assertThat(posted(Kind.RETURNED, -40, "-13.95"))
                .isEqualTo(posting(Kind.RETURNED, Account.CONTRACT_LIABILITY, Account.REVENUE, -40, 14));
    }

    @Test
    void what_expires_is_breakage_and_what_people_give_is_an_expense() {
        assertThat(posted(Kind.EXPIRED, -5, "-2"))
                .isEqualTo(posting(Kind.EXPIRED, Account.CONTRACT_LIABILITY, Account.BREAKAGE_REVENUE, -5, 2));
        assertThat(posted(Kind.ADJUSTED, 5, "2"))
                .isEqualTo(posting(Kind.ADJUSTED, Account.MARKETING_EXPENSE, Account.CONTRACT_LIABILITY, 5, 2));
        assertThat(posted(Kind.ADJUSTED, -5, "-2"))
                .isEqualTo(posting(Kind.ADJUSTED, Account.CONTRACT_LIABILITY, Account.MARKETING_EXPENSE, -5, 2));
    }

    private static Posting posted(Kind kind, long points, String carried) {
        return Journal.of(List.of(new Movement(DAY, kind, points, new BigDecimal(carried))))
                .get(0);
    }

    private static Posting posting(Kind kind, Account debit, Account credit, long points, long amount) {
        return new Posting(DAY, kind, debit, credit, points, amount);
    }
}
