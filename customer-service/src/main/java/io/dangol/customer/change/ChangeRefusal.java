package io.dangol.customer.change;

import io.dangol.platform.problem.Refusal;

/** Every way the feed can say no. */
final class ChangeRefusal {

    private static final int GONE = 410;

    private ChangeRefusal() {}

    /** The database was restored from before this place: what was told in between is not known here. */
    static final class ChangesLost extends Refusal.Missing {
        ChangesLost() {
            super("changes-lost");
            var unused = at("/after");
        }

        @Override
        public int status() {
            return GONE;
        }
    }
}
