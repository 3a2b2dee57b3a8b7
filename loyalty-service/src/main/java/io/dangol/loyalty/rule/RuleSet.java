package io.dangol.loyalty.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules of a programme, as they stand together in one version; a sale pins the version it used. */
public record RuleSet(EarnRule base, List<BonusRule> bonuses) {

    public RuleSet {
        bonuses = bonuses.stream().sorted(BonusRule.ORDER).toList();
    }

    /** What counts base points counts something else from now on, so it starts anew. */
    public RuleSet with(EarnRule newBase, int version) {
        return new RuleSet(
                newBase,
                bonuses.stream()
                        .map(rule -> rule.award().of() == Award.Measure.BASE_POINTS ? rule.since(version) : rule)
                        .toList());
    }

    /** As they were for a sale of which budgets bounded some. */
    public RuleSet bounded(Map<String, Long> most) {
        return new RuleSet(
                base,
                bonuses.stream()
                        .map(rule -> most.containsKey(rule.code()) ? rule.atMost(most.get(rule.code())) : rule)
                        .toList());
    }

    public Optional<BonusRule> bonus(String code) {
        return bonuses.stream().filter(bonus -> bonus.code().equals(code)).findFirst();
    }
}
