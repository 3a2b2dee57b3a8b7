package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.Kind;
import io.dangol.loyalty.fraud.Signal.Status;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** How many, and nothing of whom. */
@Singleton
class FraudFigures {

    private final MeterRegistry meters;

    FraudFigures(MeterRegistry meters) {
        this.meters = meters;
        for (Kind kind : Kind.values()) {
            for (Action action : Action.values()) {
                raised(kind, action, 0);
            }
        }
        ended(Status.RELEASED, 0);
        ended(Status.REJECTED, 0);
    }

    void raised(Signal signal) {
        raised(signal.found().kind(), signal.found().action(), 1);
    }

    private void raised(Kind kind, Action action, int signals) {
        meters.counter("dangol.fraud.signals", "kind", lower(kind), "action", lower(action))
                .increment(signals);
    }

    void ended(Status how, int signals) {
        meters.counter("dangol.fraud.reviews", "outcome", lower(how)).increment(signals);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
