package io.dangol.loyalty.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import io.dangol.loyalty.rule.EarnRule.Line;
import io.dangol.loyalty.rule.EarnRule.Multiplier;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnRuleTest {

    @ParameterizedTest
    @CsvSource({
        "FLOOR, 199, 1",
        "FLOOR, 200, 2",
        "CEILING, 101, 2",
        "HALF_UP, 150, 2",
        "HALF_UP, 149, 1",
        "HALF_EVEN, 150, 2",
        "HALF_EVEN, 250, 2",
        "FLOOR, 0, 0"
    })
    void a_fraction_of_a_point_is_rounded_as_the_rule_says(Rounding rounding, long amount, long points) {
        EarnRule rule = new EarnRule(1, 100, rounding, List.of(), null);

        assertThat(rule.pointsFor(List.of(new Line(amount, null)), "UK-01")).isEqualTo(points);
    }

    @Test
    void rounding_happens_once_for_the_sale_not_for_each_line() {
        EarnRule rule = rule();

        assertThat(rule.pointsFor(List.of(new Line(50, null), new Line(50, null)), "UK-01"))
                .isEqualTo(1);
    }

    @Test
    void a_category_multiplies_its_own_lines_only() {
        EarnRule rule = rule(new Multiplier("COFFEE", null, new BigDecimal("2.5")));

        assertThat(rule.pointsFor(List.of(new Line(100, "COFFEE"), new Line(100, "BREAD")), "UK-01"))
                .isEqualTo(3);
    }

    @Test
    void a_store_multiplies_every_line_sold_there() {
        EarnRule rule = rule(new Multiplier(null, "UK-01", new BigDecimal("2")));

        assertThat(rule.pointsFor(List.of(new Line(100, "BREAD")), "UK-01")).isEqualTo(2);
        assertThat(rule.pointsFor(List.of(new Line(100, "BREAD")), "UK-02")).isEqualTo(1);
    }

    @Test
    void category_and_store_multiply_each_other() {
        EarnRule rule = rule(
                new Multiplier("COFFEE", null, new BigDecimal("2")),
                new Multiplier(null, "UK-01", new BigDecimal("3")));

        assertThat(rule.pointsFor(List.of(new Line(100, "COFFEE")), "UK-01")).isEqualTo(6);
    }

    @Test
    void the_largest_points_still_fit_and_one_more_is_refused() {
        EarnRule rule = new EarnRule(1, 1, Rounding.FLOOR, List.of(), null);

        assertThat(rule.pointsFor(List.of(new Line(Long.MAX_VALUE, null)), "UK-01"))
                .isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> rule.pointsFor(List.of(new Line(Long.MAX_VALUE, null), new Line(1, null)), "UK-01"))
                .isInstanceOf(AmountTooLarge.class);
    }

    private static EarnRule rule(Multiplier... multipliers) {
        return new EarnRule(1, 100, Rounding.FLOOR, List.of(multipliers), null);
    }
}
