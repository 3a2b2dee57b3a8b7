package io.dangol.analytics.kpi;

import io.dangol.platform.problem.Refusal;

/** Every way a question about figures can be refused. */
final class KpiRefusal {

    private KpiRefusal() {}

    static final class DayUnreadable extends Refusal.Invalid {
        DayUnreadable() {
            super("day-unreadable");
        }
    }

    static final class PeriodReversed extends Refusal.Invalid {
        PeriodReversed(Period period) {
            super("period-reversed", String.valueOf(period.from()), String.valueOf(period.to()));
        }
    }

    static final class ChoiceUnknown extends Refusal.Invalid {
        ChoiceUnknown(String choices) {
            super("choice-unknown", choices);
        }
    }
}
