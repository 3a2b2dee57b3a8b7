package io.dangol.loyalty.rule;

import static io.dangol.loyalty.rule.Rules.basket;
import static io.dangol.loyalty.rule.Rules.item;
import static io.dangol.loyalty.rule.Rules.points;
import static io.dangol.loyalty.rule.Rules.rule;
import static io.dangol.loyalty.rule.Rules.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Funding.Share;
import io.dangol.loyalty.rule.Award.Measure;
import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.BonusRule.Dates;
import io.dangol.loyalty.rule.BonusRule.Payer;
import io.dangol.loyalty.rule.BonusRule.Scope;
import io.dangol.loyalty.rule.Judgement.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EarningTest {

    private static final Item BREAD = item("BR", "BREAD", 2, 700);
    private static final Item TEA = item("TE", "TEA", 1, 350);

    private final CelConditions conditions = new CelConditions();
    private final Map<Meter, BigDecimal> totals = new HashMap<>();

    @Test
    void points_are_given_for_amounts_quantities_visits_and_base_points() {
        assertThat(earned(set(rule("r", points("1", Measure.AMOUNT, "100"))), basket(BREAD, TEA)))
                .isEqualTo(10);
        assertThat(earned(set(rule("r", points("5", Measure.QUANTITY, "1"))), basket(BREAD, TEA)))
                .isEqualTo(15);
        assertThat(earned(set(rule("r", points("50", Measure.VISIT, "1"))), basket(BREAD, TEA)))
                .isEqualTo(50);
        // Half of 10.5, which the base rule alone would have rounded to 10 before.
        assertThat(earned(set(rule("r", points("0.5", Measure.BASE_POINTS, "1"))), basket(BREAD, TEA)))
                .isEqualTo(5);
        assertThat(earned(set(rule("r", points("2", Measure.BASE_POINTS, "1"))), basket(BREAD, TEA)))
                .isEqualTo(21);
    }

    @Test
    void a_visit_without_anything_paid_is_none() {
        assertThat(earned(set(rule("r", points("50", Measure.VISIT, "1"))), basket(item("X", null, 1, 0))))
                .isZero();
    }

    @Test
    void only_chosen_lines_count() {
        RuleSet rules = set(rule(
                "r",
                1,
                Rules.when(null, "line.category == 'TEA'"),
                points("1", Measure.AMOUNT, "10"),
                false,
                Caps.NONE));

        assertThat(earned(rules, basket(BREAD, TEA))).isEqualTo(35);
        assertThat(verdict(rules, basket(BREAD))).isEqualTo(Verdict.NOTHING_TO_COUNT);
    }

    @Test
    void each_reason_why_a_rule_gives_nothing_is_told() {
        Instant noon = Rules.NOON;
        assertThat(verdict(new Scope(null, null, List.of(), List.of(), noon, null, null)))
                .isEqualTo(Verdict.APPLIES);
        assertThat(verdict(new Scope(null, null, List.of(), List.of(), noon.plusNanos(1), null, null)))
                .isEqualTo(Verdict.NOT_IN_TIME);
        assertThat(verdict(new Scope(null, null, List.of(), List.of(), null, noon, null)))
                .isEqualTo(Verdict.NOT_IN_TIME);
        assertThat(verdict(new Scope(null, null, List.of(), List.of(), null, noon.plusNanos(1), null)))
                .isEqualTo(Verdict.APPLIES);
        assertThat(verdict(new Scope(null, null, List.of("UK-01"), List.of("STORE"), null, null, null)))
                .isEqualTo(Verdict.APPLIES);
        assertThat(verdict(new Scope(null, null, List.of("UK-02"), List.of(), null, null, null)))
                .isEqualTo(Verdict.NOT_IN_PLACE);
        assertThat(verdict(new Scope(null, null, List.of(), List.of("ONLINE"), null, null, null)))
                .isEqualTo(Verdict.NOT_IN_PLACE);
        assertThat(verdict(Rules.when("sale.total > 5000", null))).isEqualTo(Verdict.CONDITION_NOT_MET);
        assertThat(verdict(Rules.when("lines[9].amount > 1", null))).isEqualTo(Verdict.CONDITION_FAILED);
        assertThat(verdict(Rules.when(null, "100 / (line.amount - 700) > 1"))).isEqualTo(Verdict.CONDITION_FAILED);
    }

    @Test
    void of_an_exclusive_group_the_first_that_applies_gives() {
        Award ten = points("10", Measure.VISIT, "1");
        Scope failing = new Scope("sale.total > 5000", null, List.of(), List.of(), null, null, "g");
        Scope in = new Scope(null, null, List.of(), List.of(), null, null, "g");
        RuleSet rules = set(
                rule("last", 3, in, ten, false, Caps.NONE),
                rule("first", 1, failing, ten, false, Caps.NONE),
                rule("second", 2, in, ten, false, Caps.NONE),
                rule("alone", 4, Rules.ALWAYS, ten, false, Caps.NONE));

        assertThat(Earning.judged(rules, basket(BREAD), conditions, Campaigns.ALL_OPEN))
                .extracting(judgement -> judgement.rule().code(), Judgement::verdict)
                .containsExactly(
                        tuple("first", Verdict.CONDITION_NOT_MET),
                        tuple("second", Verdict.APPLIES),
                        tuple("last", Verdict.EXCLUDED),
                        tuple("alone", Verdict.APPLIES));
        assertThat(earned(rules, basket(BREAD))).isEqualTo(20);
    }

    @Test
    void remainders_are_carried_over_so_that_thirty_and_twenty_are_fifty() {
        RuleSet rules = set(rule("r", 1, Rules.ALWAYS, points("1", Measure.AMOUNT, "5000"), true, Caps.NONE));

        assertThat(earned(rules, basket(item("A", null, 1, 3_000)))).isZero();
        assertThat(earned(rules, basket(item("A", null, 1, 2_000)))).isEqualTo(1);
        assertThat(earned(rules, basket(item("A", null, 1, 4_999)))).isZero();
        assertThat(earned(rules, basket(item("A", null, 1, 1)))).isEqualTo(1);
    }

    @Test
    void caps_bound_a_sale_a_day_and_a_member() {
        Award each = points("1", Measure.AMOUNT, "10");
        Caps caps = new Caps(30L, 50L, 120L);
        RuleSet rules = set(rule("r", 1, Rules.ALWAYS, each, false, caps));
        Item much = item("A", null, 1, 1_000);

        assertThat(earned(rules, day(1, much))).isEqualTo(30);
        assertThat(earned(rules, day(1, much))).isEqualTo(20);
        assertThat(earned(rules, day(1, much))).isZero();
        assertThat(earned(rules, day(2, much))).isEqualTo(30);
        assertThat(earned(rules, day(2, much))).isEqualTo(20);
        assertThat(earned(rules, day(3, much))).isEqualTo(20);
        assertThat(earned(rules, day(4, much))).isZero();
    }

    @Test
    void who_pays_is_the_seller_or_those_named_and_one_who_is_both_pays_both() {
        UUID maker = new UUID(0, 9);
        BonusRule named = funded(new Payer(null, 30), new Payer(maker, 70));

        assertThat(funded().funding(Rules.SELLER)).isEqualTo(Funding.by(Rules.SELLER));
        assertThat(named.funding(Rules.SELLER))
                .isEqualTo(new Funding(List.of(new Share(Rules.SELLER, 30), new Share(maker, 70))));
        assertThat(named.funding(maker)).isEqualTo(new Funding(List.of(new Share(maker, 100))));
    }

    @Test
    void a_bonus_for_a_large_basket_is_gone_when_what_is_left_is_small() {
        RuleSet rules = set(rule(
                "r", 1, Rules.when("sale.total >= 1000", null), points("200", Measure.VISIT, "1"), false, Caps.NONE));
        Basket sold = basket(BREAD, TEA);
        Basket left = sold.with(List.of(700L, 250L), List.of(BigDecimal.valueOf(2), BigDecimal.ONE));

        assertThat(earned(rules, sold)).isEqualTo(200);
        assertThat(undone(rules, List.of("r"), sold, left)).isEqualTo(200);
        // What was taken stays taken.
        assertThat(undone(
                        rules,
                        List.of("r"),
                        sold,
                        left,
                        sold.with(List.of(0L, 0L), List.of(BigDecimal.ZERO, BigDecimal.ZERO))))
                .isZero();
    }

    @Test
    void a_return_never_gives_points_though_less_may_meet_a_condition() {
        RuleSet rules = set(rule(
                "r",
                1,
                Rules.when("sale.total < 100 || sale.total > 1000", null),
                points("1", Measure.AMOUNT, "1"),
                false,
                Caps.NONE));
        Basket sold = basket(BREAD, TEA);
        Basket middle = sold.with(List.of(500L, 0L), List.of(BigDecimal.ONE, BigDecimal.ZERO));
        Basket small = sold.with(List.of(50L, 0L), List.of(BigDecimal.ONE, BigDecimal.ZERO));

        assertThat(undone(rules, List.of("r"), sold, middle)).isEqualTo(1_050);
        assertThat(undone(rules, List.of("r"), sold, middle, small)).isZero();
        assertThat(undone(rules, List.of("r"), sold, small)).isEqualTo(1_000);
        assertThat(undone(rules, List.of(), sold, small)).isZero();
    }

    private static BonusRule funded(Payer... payers) {
        return new BonusRule(
                "r",
                1,
                "r",
                1,
                Rules.ALWAYS,
                points("1", Measure.VISIT, "1"),
                Rounding.FLOOR,
                false,
                Caps.NONE,
                List.of(payers),
                Dates.OF_PROGRAM,
                null,
                null);
    }

    private static Basket day(int day, Item... items) {
        return basket(LocalDateTime.of(2026, 11, day, 9, 0), items);
    }

    private Verdict verdict(Scope scope) {
        return verdict(set(rule("r", 1, scope, points("1", Measure.VISIT, "1"), false, Caps.NONE)), basket(BREAD));
    }

    private Verdict verdict(RuleSet rules, Basket basket) {
        return Earning.judged(rules, basket, conditions, Campaigns.ALL_OPEN)
                .get(0)
                .verdict();
    }

    private long earned(RuleSet rules, Basket basket) {
        return kept(
                Earning.of(Earning.judged(rules, basket, conditions, Campaigns.ALL_OPEN), rules, basket, this::total));
    }

    private long undone(RuleSet rules, List<String> applied, Basket... path) {
        return kept(Earning.undone(rules, new Chosen(applied, List.of()), List.of(path), conditions, this::total));
    }

    private BigDecimal total(Meter meter) {
        return totals.getOrDefault(meter, BigDecimal.ZERO);
    }

    private long kept(List<Earning.Part> parts) {
        List<Meter.Change> changes = new ArrayList<>();
        parts.forEach(part -> changes.addAll(part.changes()));
        changes.forEach(change -> totals.merge(change.meter(), change.by(), BigDecimal::add));
        return parts.stream().mapToLong(Earning.Part::points).sum();
    }
}
