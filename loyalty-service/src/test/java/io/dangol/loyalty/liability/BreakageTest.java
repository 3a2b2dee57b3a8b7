package io.dangol.loyalty.liability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was seen of earlier points tells of later ones, and only as far as it was seen. */
class BreakageTest {

    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final int LIFE = 2;
    private static final Map<Integer, Long> USE = Map.of(0, 20L, 1, 20L, 2, 10L);

    @Test
    void younger_points_are_used_as_older_ones_were_at_their_age() {
        Map<YearMonth, Long> outstanding = new TreeMap<>(
                Map.of(JULY, 60L, JULY.minusMonths(1), 80L, JULY.minusMonths(2), 60L, JULY.minusMonths(3), 50L));

        Breakage breakage = Breakage.of(vintages(6), JULY, LIFE, outstanding).orElseThrow();

        assertThat(breakage.redemptionRate()).isEqualByComparingTo(new BigDecimal("0.5"));
        assertThat(breakage.vintages()).isEqualTo(6);
        // Half of July's 60, 30 of June's, 10 of May's; April's have had their time.
        assertThat(breakage.expectedPoints()).isEqualTo(70);
        assertThat(breakage.breakagePoints()).isEqualTo(180);
    }

    @Test
    void where_a_step_of_life_was_seen_too_rarely_nothing_is_estimated() {
        Map<YearMonth, Long> outstanding = Map.of(JULY, 60L);

        // Of four months two have come to the end of their life, of five three.
        assertThat(Breakage.of(vintages(4), JULY, LIFE, outstanding)).isEmpty();
        assertThat(Breakage.of(vintages(5), JULY, LIFE, outstanding)).isPresent();
    }

    @Test
    void where_nobody_used_any_nothing_is_estimated() {
        List<Vintage> unused = vintages(6).stream()
                .map(vintage -> new Vintage(vintage.month(), vintage.issued(), Map.of()))
                .toList();

        assertThat(Breakage.of(unused, JULY, LIFE, Map.of(JULY, 60L))).isEmpty();
    }

    @Test
    void never_more_is_expected_than_is_there() {
        Breakage breakage = Breakage.of(vintages(6), JULY, LIFE, Map.of(JULY.minusMonths(1), 5L))
                .orElseThrow();

        assertThat(breakage.expectedPoints()).isEqualTo(5);
        assertThat(breakage.breakagePoints()).isZero();
    }

    /** The months before July, 100 points each, of which half are used. */
    private static List<Vintage> vintages(int months) {
        List<Vintage> vintages = new ArrayList<>();
        for (int back = months; back > 0; back--) {
            Map<Integer, Long> seen = new TreeMap<>(USE);
            int age = back - 1;
            seen.keySet().removeIf(month -> month > age);
            vintages.add(new Vintage(JULY.minusMonths(back), 100, seen));
        }
        return vintages;
    }
}
