package io.dangol.customer.matchweights;

import io.dangol.platform.problem.Refusal;

/** Every way weights cannot be judged by. */
final class WeightsRefusal {

    private WeightsRefusal() {}

    static final class UnknownWeights extends Refusal.Missing {
        UnknownWeights(int version) {
            super("unknown-match-weights", version);
        }
    }

    static final class NotReady extends Refusal.Conflict {
        NotReady(int version) {
            super("match-weights-not-ready", version);
            var unused = at("/version");
        }
    }
}
