package io.dangol.loyalty.backtest;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a backtest can say no, beside those of a rule. */
final class BacktestRefusal {

    private BacktestRefusal() {}

    static final class NoSuchBacktest extends Refusal.Missing {
        NoSuchBacktest(UUID id) {
            super("no-such-backtest", id);
        }
    }

    static final class UntilBeforeFrom extends Refusal.Forbidden {
        UntilBeforeFrom() {
            super("until-before-from");
        }
    }
}
