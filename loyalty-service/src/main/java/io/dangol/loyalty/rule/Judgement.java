package io.dangol.loyalty.rule;

import io.dangol.loyalty.rule.Basket.Item;
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
 */
public record Judgement(BonusRule rule, Verdict verdict, List<Integer> lines, BigDecimal units) {

    /** Whether it gives anything, or why not. */
    public enum Verdict {
        APPLIES,
        /** Before its first or after its last moment. */
        NOT_IN_TIME,
        /** Another store or channel. */
        NOT_IN_PLACE,
        /** Another rule of its exclusive group came first. */
        EXCLUDED,
        CONDITION_NOT_MET,
        /** A condition could not be evaluated. */
        CONDITION_FAILED,
        /** No line is chosen, or those that are bring nothing. */
        NOTHING_TO_COUNT
    }

    static List<Judgement> of(RuleSet rules, Basket basket, Conditions conditions) {
        Set<String> taken = new HashSet<>();
        List<Judgement> judgements = new ArrayList<>();
        for (BonusRule rule : rules.bonuses()) {
            String group = rule.scope().exclusiveGroup();
            Judgement judgement = group != null && taken.contains(group)
                    ? without(rule, Verdict.EXCLUDED)
                    : of(rule, rules.base(), basket, conditions);
            if (group != null && judgement.applies()) {
                taken.add(group);
            }
            judgements.add(judgement);
        }
        return judgements;
    }

    static Judgement of(BonusRule rule, EarnRule base, Basket basket, Conditions conditions) {
        BonusRule.Scope scope = rule.scope();
        if (!scope.isTimeOf(basket.occasion().soldAt())) {
            return without(rule, Verdict.NOT_IN_TIME);
        }
        if (!scope.isPlaceOf(basket.occasion())) {
            return without(rule, Verdict.NOT_IN_PLACE);
        }
        Answer answer = scope.when() == null ? Answer.YES : conditions.holds(scope.when(), basket);
        if (answer != Answer.YES) {
            return without(rule, answer == Answer.NO ? Verdict.CONDITION_NOT_MET : Verdict.CONDITION_FAILED);
        }
        return counted(rule, base, basket, conditions);
    }

    private static Judgement counted(BonusRule rule, EarnRule base, Basket basket, Conditions conditions) {
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
                : new Judgement(rule, Verdict.APPLIES, lines, units);
    }

    private static Judgement without(BonusRule rule, Verdict verdict) {
        return new Judgement(rule, verdict, List.of(), BigDecimal.ZERO);
    }

    /** Points before they are rounded, bounded, and counted with other sales; to six digits. */
    public BigDecimal exactly(EarnRule base) {
        return Rounding.exactly(units, rule.counting(base).per());
    }

    boolean applies() {
        return verdict == Verdict.APPLIES;
    }
}
