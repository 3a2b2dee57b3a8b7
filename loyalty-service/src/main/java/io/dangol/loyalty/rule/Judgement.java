package io.dangol.loyalty.rule;

import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.Campaigns.Allowance;
import io.dangol.loyalty.rule.Conditions.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rule has to say about a basket.
 *
 * @param lines numbers of the lines that count, from 1
 * @param units what they bring, before it is made points
 * @param most points that the budget of its campaign leaves
 */
public record Judgement(BonusRule rule, Verdict verdict, List<Integer> lines, BigDecimal units, long most) {

    /** Whether it gives anything, or why not. */
    public enum Verdict {
        APPLIES,
        /** Before its first or after its last moment. */
        NOT_IN_TIME,
        /** Another store or channel. */
        NOT_IN_PLACE,
        /** The store did not take part in the rule's campaign at that moment. */
        NOT_ACCEPTED,
        /** The budget of its campaign has nothing left, as a whole or for the store's partner. */
        BUDGET_USED_UP,
        /** Another rule of its exclusive group came first. */
        EXCLUDED,
        CONDITION_NOT_MET,
        /** A condition could not be evaluated. */
        CONDITION_FAILED,
        /** No line is chosen, or those that are bring nothing. */
        NOTHING_TO_COUNT
    }

    static List<Judgement> of(RuleSet rules, Basket basket, Conditions conditions, Campaigns campaigns) {
        Set<String> taken = new HashSet<>();
        List<Judgement> judgements = new ArrayList<>();
        for (BonusRule rule : rules.bonuses()) {
            String group = rule.scope().exclusiveGroup();
            Judgement judgement = group != null && taken.contains(group)
                    ? without(rule, Verdict.EXCLUDED)
                    : bounded(rule, rules.base(), basket, conditions, campaigns);
            if (group != null && judgement.applies()) {
                taken.add(group);
            }
            judgements.add(judgement);
        }
        return judgements;
    }

    /** Asks its budget last: who gets nothing anyway needs none. */
    private static Judgement bounded(
            BonusRule rule, EarnRule base, Basket basket, Conditions conditions, Campaigns campaigns) {
        if (rule.campaign() == null) {
            return of(rule, base, basket, conditions);
        }
        Allowance allowance = campaigns.of(rule);
        Verdict outside = rule.scope().outside(basket.occasion());
        if (outside == null && !allowance.accepted()) {
            return without(rule, Verdict.NOT_ACCEPTED);
        }
        Judgement judgement = of(rule, base, basket, conditions);
        if (!judgement.applies()) {
            return judgement;
        }
        return allowance.most() == 0 ? without(rule, Verdict.BUDGET_USED_UP) : judgement.upTo(allowance.most());
    }

    /** Whatever its campaign says. */
    static Judgement of(BonusRule rule, EarnRule base, Basket basket, Conditions conditions) {
        BonusRule.Scope scope = rule.scope();
        Verdict outside = scope.outside(basket.occasion());
        if (outside != null) {
            return without(rule, outside);
        }
        Answer answer = scope.when() == null ? Answer.YES : conditions.holds(scope.when(), basket);
        if (answer != Answer.YES) {
            return without(rule, answer == Answer.NO ? Verdict.CONDITION_NOT_MET : Verdict.CONDITION_FAILED);
        }
        return counted(rule, base, basket, conditions);
    }

    /** Whatever must hold of the sale. */
    static Judgement counted(BonusRule rule, EarnRule base, Basket basket, Conditions conditions) {
        String selector = rule.scope().lines();
        List<Answer> answers = selector == null ? List.of() : conditions.selects(selector, basket);
        if (answers.contains(Answer.FAILED)) {
            return without(rule, Verdict.CONDITION_FAILED);
        }
        List<Integer> lines = new ArrayList<>();
        List<Item> chosen = new ArrayList<>();
        for (int i = 0; i < basket.items().size(); i++) {
            if (selector == null || answers.get(i) == Answer.YES) {
                lines.add(i + 1);
                chosen.add(basket.items().get(i));
            }
        }
        BigDecimal units = rule.units(basket, chosen, base);
        return units.signum() == 0
                ? without(rule, Verdict.NOTHING_TO_COUNT)
                : new Judgement(rule, Verdict.APPLIES, lines, units, Long.MAX_VALUE);
    }

    private static Judgement without(BonusRule rule, Verdict verdict) {
        return new Judgement(rule, verdict, List.of(), BigDecimal.ZERO, 0);
    }

    private Judgement upTo(long points) {
        return new Judgement(rule, verdict, lines, units, points);
    }

    /** Points before they are rounded, bounded, and counted with other sales; to six digits. */
    public BigDecimal exactly(EarnRule base) {
        return Rounding.exactly(units, rule.counting(base).per());
    }

    public boolean applies() {
        return verdict == Verdict.APPLIES;
    }
}
