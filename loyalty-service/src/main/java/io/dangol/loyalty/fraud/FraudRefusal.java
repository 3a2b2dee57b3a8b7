package io.dangol.loyalty.fraud;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way to say no to a rule, or to the end of a review. */
final class FraudRefusal {

    private FraudRefusal() {}

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoFraudRules extends Refusal.Missing {
        NoFraudRules() {
            super("no-fraud-rules");
        }
    }

    static final class FraudRuleUnclear extends Refusal.Forbidden {
        FraudRuleUnclear(FraudRule.Kind kind, String field) {
            super("fraud-rule-unclear", kind, field);
        }
    }

    static final class FraudWindowTooLong extends Refusal.Forbidden {
        FraudWindowTooLong() {
            super("fraud-window-too-long", FraudRule.MOST_MINUTES_AT_TILLS);
        }
    }

    static final class FraudRuleNamedTwice extends Refusal.Forbidden {
        FraudRuleNamedTwice(String code) {
            super("fraud-rule-named-twice", code);
        }
    }

    static final class NoSuchSignal extends Refusal.Missing {
        NoSuchSignal(UUID id) {
            super("no-such-signal", id);
        }
    }

    static final class SignalEnded extends Refusal.Conflict {
        SignalEnded(Signal.Status status) {
            super("signal-ended", status);
        }
    }
}
