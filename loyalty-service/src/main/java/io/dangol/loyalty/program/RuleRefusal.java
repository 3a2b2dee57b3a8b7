package io.dangol.loyalty.program;

import io.dangol.loyalty.rule.Excerpt;
import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a rule can say no. */
final class RuleRefusal {

    private RuleRefusal() {}

    static final class NoSuchRule extends Refusal.Missing {
        NoSuchRule(String code) {
            super("no-such-rule", code);
        }
    }

    static final class RuleOfCampaign extends Refusal.Conflict {
        RuleOfCampaign(String code) {
            super("rule-of-campaign", code);
        }
    }

    static final class RuleExists extends Refusal.Conflict {
        RuleExists(String code) {
            super("rule-exists", code);
        }
    }

    static final class NoSuchRuleVersion extends Refusal.Missing {
        NoSuchRuleVersion(int version) {
            super("no-such-rule-version", version);
        }
    }

    static final class InvalidCondition extends Refusal.Forbidden {
        InvalidCondition(String complaint) {
            super("invalid-condition", complaint);
        }
    }

    static final class ConditionMetByLess extends Refusal.Forbidden {
        ConditionMetByLess(Excerpt part) {
            super("condition-met-by-less", part.place(), part.text());
        }
    }

    static final class UntilBeforeFrom extends Refusal.Forbidden {
        UntilBeforeFrom() {
            super("until-before-from");
        }
    }

    static final class UnknownPayer extends Refusal.Forbidden {
        UnknownPayer(UUID id) {
            super("unknown-funder", id);
        }
    }

    static final class TooManyRules extends Refusal.Forbidden {
        TooManyRules(int most) {
            super("too-many-rules", most);
        }
    }
}
