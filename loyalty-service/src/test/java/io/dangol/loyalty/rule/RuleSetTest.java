package io.dangol.loyalty.rule;

import static io.dangol.loyalty.rule.Rules.points;
import static io.dangol.loyalty.rule.Rules.rule;
import static io.dangol.loyalty.rule.Rules.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dangol.loyalty.rule.Award.Measure;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void a_changed_rule_counts_on_meters_of_its_own() {
        BonusRule first =
                rule("r", 1, Rules.ALWAYS, points("1", Measure.AMOUNT, "10"), true, new Caps(null, 50L, null));

        List<Meter> before = Earning.meters(set(first), "2026-11-28");
        List<Meter> after = Earning.meters(set(first.since(2)), "2026-11-28");

        assertThat(before).containsExactly(new Meter("r", 1, "2026-11-28"), new Meter("r", 1, Meter.EVER));
        assertThat(after).doesNotContainAnyElementsOf(before);
        assertThat(Earning.meters(set(rule("r", points("1", Measure.VISIT, "1"))), "2026-11-28"))
                .isEmpty();
    }

    @Test
    void another_base_rule_lets_what_counts_base_points_start_anew() {
        BonusRule half = rule("half", points("0.5", Measure.BASE_POINTS, "1"));
        BonusRule visit = rule("visit", points("5", Measure.VISIT, "1"));

        RuleSet changed = set(half, visit).with(new EarnRule(3, 100, Rounding.FLOOR, List.of(), null), 7);

        assertThat(changed.bonus("half").orElseThrow().version()).isEqualTo(7);
        assertThat(changed.bonus("visit").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void rules_are_kept_as_json_and_those_from_before_bonus_rules_are_the_base_rule_alone() {
        RuleSet rules = set(
                rule(
                        "b",
                        2,
                        Rules.when("sale.total > 5", "line.amount > 1"),
                        points("1.5", Measure.AMOUNT, "10"),
                        true,
                        new Caps(1L, null, 3L)),
                rule("a", 1, Rules.ALWAYS, points("1", Measure.VISIT, "1"), false, Caps.NONE));

        assertThat(RuleJson.read(JSON, RuleJson.write(JSON, rules))).isEqualTo(rules);
        assertThat(rules.bonuses()).extracting(BonusRule::code).containsExactly("a", "b");
        assertThat(RuleJson.read(JSON, """
                {"points": 2, "perAmount": 100, "rounding": "CEILING",
                 "multipliers": [{"category": "TEA", "storeCode": null, "factor": 1.5}]}"""))
                .isEqualTo(new RuleSet(
                        new EarnRule(
                                2,
                                100,
                                Rounding.CEILING,
                                List.of(new EarnRule.Multiplier("TEA", null, new BigDecimal("1.5"))),
                                null),
                        List.of()));
    }
}
