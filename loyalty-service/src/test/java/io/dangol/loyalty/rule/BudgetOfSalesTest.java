package io.dangol.loyalty.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.rule.Award.Measure;
import io.dangol.loyalty.rule.Campaigns.Allowance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rule whose campaign has a budget, played with random sales and returns. */
class BudgetOfSalesTest {

    private static final int TRIALS = 2_000;
    private static final UUID CAMPAIGN = new UUID(0, 7);

    private final CelConditions conditions = new CelConditions();

    /** A sale as a till keeps it: what was given, and with what bound. */
    private static final class Deal {
        private final Basket sold;
        private final List<Basket> path;
        private RuleSet rules;
        private boolean applied;
        private long kept;

        private Deal(RuleSet rules, long amount) {
            this.rules = rules;
            this.sold = Rules.basket(Rules.item("TILE", null, 1, amount));
            this.path = new ArrayList<>(List.of(sold));
        }

        private long left() {
            return path.get(path.size() - 1).total();
        }
    }

    /** One member and one budget. */
    private final class Play {
        private final RuleSet rules;
        private final long budget;
        private final Map<Meter, BigDecimal> totals = new HashMap<>();
        private long used;

        private Play(RuleSet rules, long budget) {
            this.rules = rules;
            this.budget = budget;
        }

        private Deal sell(long amount) {
            Deal deal = new Deal(rules, amount);
            List<Judgement> judged =
                    Earning.judged(rules, deal.sold, conditions, rule -> Allowance.upTo(budget - used));
            for (Earning.Part part : Earning.of(judged, rules, deal.sold, this::total)) {
                deal.applied = true;
                deal.rules = part.isCut() ? rules.bounded(Map.of("r", part.points())) : rules;
                deal.kept = counted(part);
                used += deal.kept;
            }
            return deal;
        }

        private long comeBack(Deal deal, long amount) {
            deal.path.add(deal.sold.with(List.of(deal.left() - amount), List.of(BigDecimal.ONE)));
            long taken = 0;
            Chosen applied = new Chosen(deal.applied ? List.of("r") : List.of(), List.of());
            for (Earning.Part part : Earning.undone(deal.rules, applied, deal.path, conditions, this::total)) {
                taken += counted(part);
            }
            deal.kept -= taken;
            used -= taken;
            return taken;
        }

        private long counted(Earning.Part part) {
            part.changes().forEach(change -> totals.merge(change.meter(), change.by(), BigDecimal::add));
            return part.points();
        }

        private BigDecimal total(Meter meter) {
            return totals.getOrDefault(meter, BigDecimal.ZERO);
        }
    }

    @Test
    void it_is_never_exceeded_and_is_what_members_have() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            Play play = new Play(rules(random, true), 1 + random.nextInt(120));
            List<Deal> deals = new ArrayList<>();
            for (int step = 0; step < 25; step++) {
                if (deals.isEmpty() || random.nextBoolean()) {
                    deals.add(play.sell(random.nextInt(4_000)));
                } else {
                    Deal deal = deals.get(random.nextInt(deals.size()));
                    long unused = play.comeBack(deal, random.nextLong(deal.left() + 1));
                }
                assertThat(play.used).as("seed %s", seed).isBetween(0L, play.budget);
                assertThat(play.used)
                        .isEqualTo(deals.stream().mapToLong(deal -> deal.kept).sum());
            }
            deals.forEach(deal -> {
                long unused = play.comeBack(deal, deal.left());
            });
            assertThat(play.used).as("seed %s", seed).isZero();
        }
    }

    @Test
    void a_sale_that_it_cut_is_taken_back_to_the_same_end_by_any_pieces() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RuleSet rules = rules(random, false);
            long budget = 1L + random.nextInt(30);
            long amount = 2_000L + random.nextInt(4_000);
            Play atOnce = new Play(rules, budget);
            Play byPieces = new Play(rules, budget);
            Deal one = atOnce.sell(amount);
            Deal other = byPieces.sell(amount);
            long back = random.nextLong(amount + 1);

            long taken = atOnce.comeBack(one, back);
            long first = random.nextLong(back + 1);
            long inPieces = byPieces.comeBack(other, first) + byPieces.comeBack(other, back - first);

            assertThat(inPieces).as("seed %s", seed).isEqualTo(taken);
            assertThat(byPieces.used).isEqualTo(atOnce.used);
        }
    }

    @Test
    void the_last_sale_gets_the_rest_and_what_comes_back_is_for_the_next_one_alone() {
        Play play = new Play(set(new Caps(null, null, null)), 100);
        Deal first = play.sell(7_000);
        Deal last = play.sell(7_000);
        Deal late = play.sell(7_000);

        assertThat(List.of(first.kept, last.kept, late.kept)).containsExactly(70L, 30L, 0L);
        assertThat(late.applied).isFalse();
        assertThat(play.comeBack(first, 7_000)).isEqualTo(70);
        assertThat(last.kept).isEqualTo(30);
        assertThat(play.sell(9_000).kept).isEqualTo(70);
        // What is left of a sale that was cut would still earn the 30.
        assertThat(play.comeBack(last, 4_000)).isZero();
        assertThat(play.comeBack(last, 1_000)).isEqualTo(10);
    }

    @Test
    void a_rule_says_why_its_campaign_gives_nothing() {
        RuleSet rules = set(Caps.NONE);
        Basket basket = Rules.basket(Rules.item("TILE", null, 1, 1_000));

        assertThat(Earning.judged(rules, basket, conditions, rule -> Allowance.NOT_ACCEPTED))
                .extracting(Judgement::verdict)
                .containsExactly(Judgement.Verdict.NOT_ACCEPTED);
        assertThat(Earning.judged(rules, basket, conditions, rule -> Allowance.upTo(0)))
                .extracting(Judgement::verdict)
                .containsExactly(Judgement.Verdict.BUDGET_USED_UP);
    }

    private static RuleSet rules(Random random, boolean beyondASale) {
        return set(
                new Caps(cap(random, 60), beyondASale ? cap(random, 90) : null, beyondASale ? cap(random, 150) : null));
    }

    private static RuleSet set(Caps caps) {
        BonusRule rule = Rules.rule("r", 1, Rules.ALWAYS, Rules.points("1", Measure.AMOUNT, "100"), false, caps);
        return Rules.set(rule.of(CAMPAIGN));
    }

    private static @Nullable Long cap(Random random, int most) {
        return random.nextBoolean() ? null : 1L + random.nextInt(most);
    }
}
