package io.dangol.loyalty.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.settlement.Netting.Balance;
import io.dangol.loyalty.settlement.Netting.Total;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all owe all comes to one amount each. */
class NettingTest {

    private static final List<UUID> PARTNERS =
            IntStream.range(0, 7).mapToObj(n -> new UUID(0, n)).toList();
    private static final BigDecimal VALUE = new BigDecimal("0.35");

    @Test
    void what_goes_round_in_a_circle_is_paid_by_nobody() {
        List<Total> totals = new ArrayList<>();
        owe(totals, 0, 1, 100);
        owe(totals, 1, 2, 100);
        owe(totals, 2, 0, 100);

        assertThat(Netting.of(totals)).extracting(Balance::amount).containsExactly(0L, 0L, 0L);
    }

    @Test
    void each_is_paid_what_it_is_owed_less_what_it_owes() {
        List<Total> totals = new ArrayList<>();
        owe(totals, 0, 1, 60);
        owe(totals, 1, 0, 40);
        owe(totals, 1, 2, 7);

        List<Balance> balances = Netting.of(totals);

        assertThat(balances).extracting(Balance::points).containsExactly(-20L, 13L, 7L);
        assertThat(balances).extracting(Balance::amount).containsExactly(-7L, 5L, 2L);
    }

    @Test
    void all_amounts_sum_to_zero_whoever_owes_whom() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<Total> totals = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                owe(totals, random.nextInt(7), random.nextInt(7), random.nextInt(1_000));
            }

            List<Balance> balances = Netting.of(totals);

            assertThat(balances.stream().mapToLong(Balance::points).sum()).isZero();
            assertThat(balances.stream().mapToLong(Balance::amount).sum()).isZero();
        }
    }

    private static void owe(List<Total> totals, int debtor, int creditor, long points) {
        BigDecimal amount = VALUE.multiply(BigDecimal.valueOf(points));
        UUID owes = PARTNERS.get(debtor);
        UUID owed = PARTNERS.get(creditor);
        totals.add(new Total(owed, owes, Kind.REDEEMED, points, 0, amount, BigDecimal.ZERO));
        totals.add(new Total(owes, owed, Kind.REDEEMED, 0, points, BigDecimal.ZERO, amount));
    }
}
