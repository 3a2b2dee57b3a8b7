package io.dangol.loyalty.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a rule that applied to a sale still gives for what is left of it. It follows from what is left alone, and less never
 * has more: so it does not matter how a return is split, nor in which order its parts come.
 */
final class StillGiven {

    private final RuleSet rules;
    private final Chosen chosen;
    private final Basket sold;
    private final Conditions conditions;

    StillGiven(RuleSet rules, Chosen chosen, Basket sold, Conditions conditions) {
        this.rules = rules;
        this.chosen = chosen;
        this.sold = sold;
        this.conditions = conditions;
    }

    /**
     * By the {@linkplain Counting#ofSale measure} of the rule. What was taken stays taken: conditions that less may meet
     * again, from before they were refused, are asked along the way.
     *
     * @param path the sale, then what each return left of it
     */
    BigDecimal least(BonusRule rule, List<Basket> path) {
        return path.stream()
                .map(left -> left(rule, left))
                .min(BigDecimal::compareTo)
                .orElseThrow();
    }

    private BigDecimal left(BonusRule rule, Basket left) {
        Judgement judgement = Judgement.of(rule, rules.base(), left, conditions);
        return judgement.applies() ? rule.counting(rules.base()).ofSale(judgement.units()) : byTheNext(rule, left);
    }

    /**
     * Of an exclusive group the next rule that applies to what is left takes the place of the one that gave: so much of its
     * points stays. It is no more than any rule before it would give for the same goods, or points would come back by a
     * return, and how many would depend on what came back before.
     */
    private BigDecimal byTheNext(BonusRule rule, Basket left) {
        Counting counting = rule.counting(rules.base());
        BigDecimal most = counting.ofSale(unasked(rule, left));
        for (BonusRule next : rules.bonuses()) {
            if (follows(next, rule) && applies(next, sold)) {
                Counting other = next.counting(rules.base());
                most = most.min(counting.asMuchAs(other, other.ofSale(unasked(next, left))));
                if (applies(next, left)) {
                    return most;
                }
            }
        }
        return BigDecimal.ZERO;
    }

    /** A campaign gives at the till alone: nobody asked its budget for this sale. */
    private boolean follows(BonusRule next, BonusRule rule) {
        String group = next.scope().exclusiveGroup();
        return group != null
                && group.equals(rule.scope().exclusiveGroup())
                && next.campaign() == null
                && chosen.excluded().contains(next.code());
    }

    private boolean applies(BonusRule rule, Basket basket) {
        return Judgement.of(rule, rules.base(), basket, conditions).applies();
    }

    /** Whatever must hold of the sale. */
    private BigDecimal unasked(BonusRule rule, Basket left) {
        return Judgement.counted(rule, rules.base(), left, conditions).units();
    }
}
