package io.dangol.loyalty.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.rule.Award.Measure;
import io.dangol.loyalty.rule.BonusRule.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However a return is split, what a member has of a sale in the end follows from what is left of it alone. */
class AnySplitOfReturnTest {

    private static final int TRIALS = 3_000;

    private static final List<String> CONDITIONS = List.of(
            "true",
            "sale.total >= 3000",
            "sale.total < 4000",
            "lines.size() == 3",
            "lines.size() >= 2 && sale.total > 1500",
            "lines.exists(l, l.sku == 'A')",
            "lines.exists(l, l.category == 'TEA' && l.amount >= 400)",
            "!lines.exists(l, l.sku == 'C')",
            "lines.all(l, l.category == 'TEA')",
            "linesSold.size() == 3 && lines.exists(l, l.sku == 'B')",
            "sale.totalSold < 4000 || sale.total > 4500");

    private static final List<String> SELECTORS =
            List.of("line.category == 'TEA'", "line.amount >= 300", "line.amountSold < 1500", "sale.total > 2000");

    private static final List<Measure> MEASURES = List.of(Measure.values());

    private final CelConditions conditions = new CelConditions();

    /** One member who buys once, in a world of its own. */
    private final class Play {
        private final RuleSet rules;
        private final Map<Meter, BigDecimal> totals = new HashMap<>();
        private final List<Basket> path = new ArrayList<>();
        private Chosen chosen = new Chosen(List.of(), List.of());
        private long points;

        private Play(RuleSet rules, Basket sold) {
            this.rules = rules;
            path.add(sold);
            List<Judgement> judged = Earning.judged(rules, sold, conditions, Campaigns.ALL_OPEN);
            chosen = Chosen.of(judged);
            points += moved(Earning.of(judged, rules, sold, this::total));
        }

        private void leave(Basket left) {
            path.add(left);
            long taken = moved(Earning.undone(rules, chosen, path, conditions, this::total));
            assertThat(taken).isNotNegative();
            points -= taken;
        }

        private long moved(List<Earning.Part> parts) {
            parts.forEach(part ->
                    part.changes().forEach(change -> totals.merge(change.meter(), change.by(), BigDecimal::add)));
            return parts.stream().mapToLong(Earning.Part::points).sum();
        }

        private BigDecimal total(Meter meter) {
            return totals.getOrDefault(meter, BigDecimal.ZERO);
        }
    }

    @Test
    void any_partition_ends_where_the_whole_return_ends() {
        int byTheNext = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RuleSet rules = rules(random);
            Basket sold = sold(random);
            List<Basket> parts = parts(sold, random);
            Basket end = parts.get(parts.size() - 1);
            Play whole = new Play(rules, sold);
            Play split = new Play(rules, sold);

            whole.leave(end);
            parts.forEach(split::leave);

            assertThat(split.points).as("seed %s %s", seed, rules).isEqualTo(whole.points);
            split.totals.forEach(
                    (meter, total) -> assertThat(whole.total(meter)).isEqualByComparingTo(total));
            byTheNext += !whole.chosen.excluded().isEmpty() && whole.points > 0 ? 1 : 0;
        }
        assertThat(byTheNext).isGreaterThan(TRIALS / 20);
    }

    /** The more is sold, the more its first rule gives. */
    @Test
    void a_group_ends_as_if_only_what_is_left_had_been_sold() {
        RuleSet rules = Rules.set(
                visit("top", 1, 300, "sale.total >= 5000"),
                visit("middle", 2, 200, "sale.total >= 3000"),
                visit("low", 3, 100, "sale.total >= 1000"));
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            Play play = new Play(rules, sold(random));

            for (Basket left : parts(play.path.get(0), random)) {
                play.leave(left);
                assertThat(play.points).as("seed %s", seed).isEqualTo(new Play(rules, left).points);
            }
        }
    }

    @Test
    void a_rule_that_takes_anothers_place_gives_no_more_than_those_before_it_would() {
        RuleSet rules = Rules.set(
                visit("top", 1, 200, "sale.total >= 5000"),
                visit("gold", 2, 10, "member.tier == 'platinum'"),
                visit("middle", 3, 50, "sale.total >= 3000"),
                visit("low", 4, 150, "true"));
        Basket sold = Rules.basket(Rules.item("A", null, 1, 6_000));
        Play whole = new Play(rules, sold);
        Play split = new Play(rules, sold);

        whole.leave(left(sold, 1_000));
        split.leave(left(sold, 4_000));

        assertThat(split.points).isEqualTo(50);
        split.leave(left(sold, 1_000));
        assertThat(split.points).isEqualTo(50);
        assertThat(whole.points).isEqualTo(50);
        split.leave(left(sold, 0));
        assertThat(split.points).isZero();
    }

    @Test
    void a_campaign_takes_no_place_nor_does_a_rule_of_another_group() {
        RuleSet rules = Rules.set(
                visit("top", 1, 200, "sale.total >= 5000"),
                visit("campaign", 2, 100, "true").of(new UUID(0, 7)),
                Rules.rule("other", 3, scope("true", null, "h"), visits(30), false, Caps.NONE),
                Rules.rule("alone", 4, scope("true", null, null), visits(20), false, Caps.NONE));
        Basket sold = Rules.basket(Rules.item("A", null, 1, 6_000));
        Play play = new Play(rules, sold);

        play.leave(left(sold, 1_000));

        assertThat(play.points).isEqualTo(50);
    }

    private static Basket left(Basket sold, long amount) {
        return sold.with(List.of(amount), List.of(BigDecimal.ONE));
    }

    private static Award visits(long points) {
        return new Award(BigDecimal.valueOf(points), Measure.VISIT, BigDecimal.ONE);
    }

    private static BonusRule visit(String code, int order, long points, String when) {
        return Rules.rule(code, order, scope(when, null, "g"), visits(points), false, Caps.NONE);
    }

    private static Scope scope(@Nullable String when, @Nullable String lines, @Nullable String group) {
        return new Scope(when, lines, List.of(), List.of(), null, null, group);
    }

    private static RuleSet rules(Random random) {
        return Rules.set(
                rule(random, "a", "g"), rule(random, "b", "g"), rule(random, "c", "g"), rule(random, "d", null));
    }

    private static BonusRule rule(Random random, String code, @Nullable String group) {
        String lines = random.nextBoolean() ? null : SELECTORS.get(random.nextInt(SELECTORS.size()));
        String when = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        assertThat(CelConditions.metByLess(when)).as(when).isEmpty();
        assertThat(lines == null || CelConditions.metByLessOfLines(lines).isEmpty())
                .isTrue();
        Measure measure = MEASURES.get(random.nextInt(MEASURES.size()));
        Award award = new Award(
                BigDecimal.valueOf(1 + random.nextInt(90), random.nextInt(2)),
                measure,
                measure == Measure.AMOUNT
                        ? BigDecimal.valueOf(List.of(10, 70, 300).get(random.nextInt(3)))
                        : BigDecimal.ONE);
        Caps caps = new Caps(cap(random, 60), cap(random, 90), cap(random, 150));
        return Rules.rule(code, random.nextInt(5), scope(when, lines, group), award, random.nextBoolean(), caps);
    }

    private static @Nullable Long cap(Random random, int most) {
        return random.nextInt(3) > 0 ? null : 1L + random.nextInt(most);
    }

    private static Basket sold(Random random) {
        return Rules.basket(
                Rules.item("A", "TEA", 1 + random.nextInt(3), random.nextInt(3_000)),
                Rules.item("B", "BREAD", 1 + random.nextInt(3), random.nextInt(3_000)),
                Rules.item("C", "TEA", 1 + random.nextInt(3), random.nextInt(3_000)));
    }

    /** What each return leaves. */
    private static List<Basket> parts(Basket sold, Random random) {
        List<Basket> parts = new ArrayList<>();
        Basket left = sold;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            List<Long> amounts = new ArrayList<>();
            List<BigDecimal> quantities = new ArrayList<>();
            for (Basket.Item item : left.items()) {
                boolean touched = random.nextBoolean();
                amounts.add(touched ? random.nextLong(item.amount() + 1) : item.amount());
                int pieces = item.quantity().intValue();
                quantities.add(BigDecimal.valueOf(touched ? random.nextInt(pieces + 1) : pieces));
            }
            left = sold.with(amounts, quantities);
            parts.add(left);
        }
        return parts;
    }
}
