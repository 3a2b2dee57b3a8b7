package io.dangol.loyalty.rule;

import io.dangol.loyalty.rule.Counting.Counted;
import io.dangol.loyalty.rule.Meter.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What bonus rules give for a sale, and what they take when it comes back. */
public final class Earning {

    /**
     * What one rule gives, or takes.
     *
     * @param points never negative; may be 0 where what is counted is only carried over, or a cap is reached
     * @param changes of the member's running totals
     * @param isCut whether the budget of its campaign left less than it would have given
     */
    public record Part(BonusRule rule, long points, List<Change> changes, boolean isCut) {}

    private Earning() {}

    /** Running totals that a sale of this day may move, if its rules count beyond one sale. */
    public static List<Meter> meters(RuleSet rules, String day) {
        List<Meter> meters = new ArrayList<>();
        for (BonusRule rule : rules.bonuses()) {
            Counting counting = rule.counting(rules.base());
            if (rule.caps().perDay() != null) {
                meters.add(rule.meter(day));
            }
            if (counting.carried() || rule.caps().perMember() != null) {
                meters.add(rule.meter(Meter.EVER));
            }
        }
        return meters;
    }

    /** Of these rules those that count beyond one sale: what one earned may be taken back with another. */
    public static List<String> counting(RuleSet rules, List<String> codes) {
        return rules.bonuses().stream()
                .filter(rule -> codes.contains(rule.code()))
                .filter(rule -> rule.caps().perDay() != null
                        || rule.caps().perMember() != null
                        || rule.counting(rules.base()).carried())
                .map(BonusRule::code)
                .toList();
    }

    /** What each rule says of it, also those that give nothing. */
    public static List<Judgement> judged(RuleSet rules, Basket basket, Conditions conditions, Campaigns campaigns) {
        return Judgement.of(rules, basket, conditions, campaigns);
    }

    /** Whether a rule would give anything, but for the others and for its campaign. */
    public static boolean wouldApply(RuleSet rules, BonusRule rule, Basket basket, Conditions conditions) {
        return Judgement.of(rule, rules.base(), basket, conditions).applies();
    }

    /** Of the rules that apply, in their order. */
    public static List<Part> of(
            List<Judgement> judgements, RuleSet rules, Basket basket, Function<Meter, BigDecimal> totals) {
        return judgements.stream()
                .filter(Judgement::applies)
                .map(judgement -> part(judgement, rules.base(), day(basket), totals))
                .toList();
    }

    /**
     * What a return takes of the rules that applied to the sale. A condition that what is left no longer meets takes all
     * of its rule's points, but for what the next of its exclusive group would give; what was taken stays so.
     *
     * @param path the sale, then what was left after each return, the one in question last
     */
    public static List<Part> undone(
            RuleSet rules,
            Chosen chosen,
            List<Basket> path,
            Conditions conditions,
            Function<Meter, BigDecimal> totals) {
        List<Basket> before = path.subList(0, path.size() - 1);
        StillGiven given = new StillGiven(rules, chosen, path.get(0), conditions);
        List<Part> parts = new ArrayList<>();
        for (BonusRule rule : rules.bonuses()) {
            if (chosen.applied().contains(rule.code())) {
                Counting counting = rule.counting(rules.base());
                Counted counted = counting.move(
                        given.least(rule, before), given.least(rule, path), day(path.get(0)), rule::meter, totals);
                parts.add(new Part(rule, -counted.points(), counted.changes(), false));
            }
        }
        return parts;
    }

    /**
     * What one rule, among the others, gives for a sale of which only so much was kept, were all campaigns open; at most
     * one part.
     */
    public static List<Part> kept(
            RuleSet rules,
            BonusRule rule,
            Basket sold,
            Basket left,
            Conditions conditions,
            Function<Meter, BigDecimal> totals) {
        List<Judgement> judgements = Judgement.of(rules, sold, conditions, Campaigns.ALL_OPEN);
        StillGiven given = new StillGiven(rules, Chosen.of(judgements), sold, conditions);
        List<Part> parts = new ArrayList<>();
        for (Judgement judgement : judgements) {
            if (judgement.applies() && judgement.rule().equals(rule)) {
                BigDecimal to = given.least(rule, List.of(sold, left));
                Counted counted = rule.counting(rules.base()).move(BigDecimal.ZERO, to, day(sold), rule::meter, totals);
                parts.add(new Part(rule, counted.points(), counted.changes(), false));
            }
        }
        return parts;
    }

    /** What a budget leaves bounds this sale alone: its returns are reckoned with that bound, so any split of them agrees. */
    private static Part part(Judgement judgement, EarnRule base, String day, Function<Meter, BigDecimal> totals) {
        BonusRule rule = judgement.rule();
        Counted whole = counted(rule, judgement, base, day, totals);
        if (whole.points() <= judgement.most()) {
            return new Part(rule, whole.points(), whole.changes(), false);
        }
        BonusRule bounded = rule.atMost(judgement.most());
        Counted cut = counted(bounded, judgement, base, day, totals);
        return new Part(bounded, cut.points(), cut.changes(), true);
    }

    private static Counted counted(
            BonusRule rule, Judgement judgement, EarnRule base, String day, Function<Meter, BigDecimal> totals) {
        Counting counting = rule.counting(base);
        return counting.move(BigDecimal.ZERO, counting.ofSale(judgement.units()), day, rule::meter, totals);
    }

    private static String day(Basket basket) {
        return basket.occasion().localTime().toLocalDate().toString();
    }
}
