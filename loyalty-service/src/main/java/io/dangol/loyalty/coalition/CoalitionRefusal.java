package io.dangol.loyalty.coalition;

import io.dangol.platform.problem.Refusal;

/** Every way a coalition can say no. */
final class CoalitionRefusal {

    private CoalitionRefusal() {}

    static final class NoSuchCoalition extends Refusal.Missing {
        NoSuchCoalition(String code) {
            super("no-such-coalition", code);
        }
    }

    static final class LengthsUnclear extends Refusal.Forbidden {
        LengthsUnclear() {
            super("card-lengths-unclear");
        }
    }

    static final class CoalitionCurrencyStays extends Refusal.Forbidden {
        CoalitionCurrencyStays(String currency) {
            super("coalition-currency-stays", currency);
        }
    }

    static final class UnknownCurrency extends Refusal.Forbidden {
        UnknownCurrency(String currency) {
            super("unknown-currency", currency);
        }
    }

    static final class PeriodUnclear extends Refusal.Forbidden {
        PeriodUnclear() {
            super("period-unclear");
        }
    }
}
