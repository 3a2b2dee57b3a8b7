package io.dangol.loyalty.pointvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exact amounts become whole ones, and nothing is lost between them. */
class DecimalsTest {

    @Test
    void those_with_the_largest_remainders_are_rounded_up() {
        assertThat(Decimals.apportioned(decimals("-7", "4.55", "2.45"))).containsExactly(-7L, 5L, 2L);
        assertThat(Decimals.apportioned(decimals("-0.5", "0.25", "0.25"))).containsExactly(0L, 0L, 0L);
        assertThat(Decimals.apportioned(decimals("1.4", "1.3", "1.3"))).containsExactly(2L, 1L, 1L);
        assertThat(Decimals.apportioned(List.of())).isEmpty();
    }

    @Test
    void whatever_sums_to_zero_still_does_and_none_is_a_whole_unit_away() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<BigDecimal> exact = summingToZero(random);

            List<Long> whole = Decimals.apportioned(exact);

            assertThat(whole.stream().mapToLong(Long::longValue).sum()).isZero();
            for (int i = 0; i < whole.size(); i++) {
                BigDecimal off = exact.get(i).subtract(BigDecimal.valueOf(whole.get(i)));
                assertThat(off.abs()).isLessThan(BigDecimal.ONE);
            }
        }
    }

    @Test
    void what_63_bits_do_not_hold_is_refused() {
        assertThatThrownBy(() -> Decimals.apportioned(decimals("1e30", "-1e30")))
                .isInstanceOf(AmountTooLarge.class);
    }

    @Test
    void they_are_shown_as_people_write_them() {
        assertThat(Decimals.plain(new BigDecimal("100.000000")).toString()).isEqualTo("100");
        assertThat(Decimals.plain(new BigDecimal("0.350000")).toString()).isEqualTo("0.35");
    }

    private static List<BigDecimal> summingToZero(Random random) {
        List<BigDecimal> exact = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            exact.add(BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, random.nextInt(7)));
        }
        exact.add(exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).negate());
        return exact;
    }

    private static List<BigDecimal> decimals(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toList();
    }
}
