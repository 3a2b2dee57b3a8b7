package io.dangol.loyalty.program;

import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.loyalty.program.RuleRefusal.ConditionMetByLess;
import io.dangol.loyalty.program.RuleRefusal.InvalidCondition;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.Excerpt;
import java.util.Optional;

/** What conditions of rules must satisfy. */
final class RuleConditions {

    private RuleConditions() {}

    /** @param within where the rule stands in the request */
    static void requireValid(RuleTerms terms, String within) {
        require(Optional.ofNullable(terms.when()).flatMap(CelConditions::complaint), within + "/when");
        require(Optional.ofNullable(terms.lines()).flatMap(CelConditions::complaintOfLines), within + "/lines");
    }

    /** What ended could begin again: then the end of a return would depend on how it was split. */
    static void requireEnding(RuleTerms terms, String within) {
        Optional<Excerpt> ofSale = Optional.ofNullable(terms.when()).flatMap(CelConditions::metByLess);
        if (ofSale.isPresent()) {
            throw new ConditionMetByLess(ofSale.get()).at(within + "/when");
        }
        Optional<Excerpt> ofLine = Optional.ofNullable(terms.lines()).flatMap(CelConditions::metByLessOfLines);
        if (ofLine.isPresent()) {
            throw new ConditionMetByLess(ofLine.get()).at(within + "/lines");
        }
    }

    private static void require(Optional<String> complaint, String pointer) {
        if (complaint.isPresent()) {
            throw new InvalidCondition(complaint.get()).at(pointer);
        }
    }
}
