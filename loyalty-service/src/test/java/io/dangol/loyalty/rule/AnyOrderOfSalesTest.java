package io.dangol.loyalty.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.rule.Award.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever order sales and returns come in and however a return is split, a member has what is left of them earns. */
class AnyOrderOfSalesTest {

    private static final int TRIALS = 1_500;

    private final CelConditions conditions = new CelConditions();

    /** A sale of two lines on a day, and what of it comes back, piece by piece. */
    private static final class Deal {
        final Basket sold;
        final List<Basket> path = new ArrayList<>();
        final List<long[]> pieces = new ArrayList<>();
        Chosen chosen = new Chosen(List.of(), List.of());

        Deal(Random random) {
            int day = 1 + random.nextInt(3);
            sold = Rules.basket(
                    LocalDateTime.of(2026, 11, day, 10, 0),
                    Rules.item("A", "BREAD", 1, random.nextInt(2_000)),
                    Rules.item("B", "TEA", 1, random.nextInt(2_000)));
            path.add(sold);
            long[] left = {sold.items().get(0).amount(), sold.items().get(1).amount()};
            for (int i = random.nextInt(4); i > 0; i--) {
                long[] piece = {random.nextLong(left[0] + 1), random.nextLong(left[1] + 1)};
                left[0] -= piece[0];
                left[1] -= piece[1];
                pieces.add(piece);
            }
        }

        Basket last() {
            return path.get(path.size() - 1);
        }

        void comesBack(long[] piece) {
            Basket last = last();
            List<Long> amounts = List.of(
                    last.items().get(0).amount() - piece[0], last.items().get(1).amount() - piece[1]);
            path.add(sold.with(amounts, List.of(BigDecimal.ONE, BigDecimal.ONE)));
        }
    }

    @Test
    void the_end_is_what_is_left_would_have_earned_alone() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RuleSet rules = Rules.set(rule(random, "a"), rule(random, "b"));
            List<Deal> deals = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                deals.add(new Deal(random));
            }

            long played = played(rules, deals, random);

            assertThat(played).as("seed " + seed + " " + rules).isEqualTo(reckoned(rules, deals));
        }
    }

    /** Sales in any order, each before what comes back of it. */
    private long played(RuleSet rules, List<Deal> deals, Random random) {
        Map<Meter, BigDecimal> totals = new HashMap<>();
        List<Deal> turns = new ArrayList<>();
        for (Deal deal : deals) {
            for (int i = 0; i <= deal.pieces.size(); i++) {
                turns.add(deal);
            }
        }
        Collections.shuffle(turns, random);
        Map<Deal, Integer> turn = new HashMap<>();
        long points = 0;
        for (Deal deal : turns) {
            int which = turn.merge(deal, 1, Integer::sum);
            points +=
                    which == 1 ? sold(rules, deal, totals) : -returned(rules, deal, deal.pieces.get(which - 2), totals);
        }
        return points;
    }

    private long sold(RuleSet rules, Deal deal, Map<Meter, BigDecimal> totals) {
        List<Judgement> judged = Earning.judged(rules, deal.sold, conditions, Campaigns.ALL_OPEN);
        deal.chosen = Chosen.of(judged);
        List<Earning.Part> parts = Earning.of(judged, rules, deal.sold, meter -> total(totals, meter));
        return kept(parts, totals);
    }

    private long returned(RuleSet rules, Deal deal, long[] piece, Map<Meter, BigDecimal> totals) {
        deal.comesBack(piece);
        return kept(Earning.undone(rules, deal.chosen, deal.path, conditions, meter -> total(totals, meter)), totals);
    }

    private static long kept(List<Earning.Part> parts, Map<Meter, BigDecimal> totals) {
        assertThat(parts).allMatch(part -> part.points() >= 0);
        parts.forEach(
                part -> part.changes().forEach(change -> totals.merge(change.meter(), change.by(), BigDecimal::add)));
        return parts.stream().mapToLong(Earning.Part::points).sum();
    }

    private static BigDecimal total(Map<Meter, BigDecimal> totals, Meter meter) {
        return totals.getOrDefault(meter, BigDecimal.ZERO);
    }

    /** By hand: sums per rule, day and member, bounded one after the other. */
    private static long reckoned(RuleSet rules, List<Deal> deals) {
        long points = 0;
        for (BonusRule rule : rules.bonuses()) {
            Map<Object, BigDecimal> days = new HashMap<>();
            for (Deal deal : deals) {
                BigDecimal units = BigDecimal.valueOf(
                        deal.last().total() * rule.award().points().longValue());
                BigDecimal exact = units.divide(rule.award().per(), 10, RoundingMode.UNNECESSARY);
                BigDecimal ofSale = bounded(
                        rule.carryRemainder() ? exact : floor(exact),
                        rule.caps().perSale());
                days.merge(deal.sold.occasion().localTime().toLocalDate(), ofSale, BigDecimal::add);
            }
            BigDecimal all = BigDecimal.ZERO;
            for (BigDecimal day : days.values()) {
                all = all.add(bounded(day, rule.caps().perDay()));
            }
            points += floor(bounded(all, rule.caps().perMember())).longValueExact();
        }
        return points;
    }

    private static BigDecimal bounded(BigDecimal points, @Nullable Long most) {
        return most == null ? points : points.min(BigDecimal.valueOf(most));
    }

    private static BigDecimal floor(BigDecimal points) {
        return points.setScale(0, RoundingMode.FLOOR);
    }

    private static BonusRule rule(Random random, String code) {
        Award award = new Award(
                BigDecimal.valueOf(1 + random.nextInt(4)),
                Measure.AMOUNT,
                BigDecimal.valueOf(List.of(10, 40, 100).get(random.nextInt(3))));
        Caps caps = new Caps(cap(random, 60), cap(random, 90), cap(random, 150));
        return Rules.rule(code, 1, Rules.ALWAYS, award, random.nextBoolean(), caps);
    }

    private static @Nullable Long cap(Random random, int most) {
        return random.nextBoolean() ? null : 1L + random.nextInt(most);
    }
}
