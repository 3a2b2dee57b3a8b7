package io.dangol.customer.identity;

import io.dangol.platform.problem.Refusal;

/** Why nobody was looked for. */
final class MatchRefusal {

    private MatchRefusal() {}

    static final class NothingToMatchBy extends Refusal.Invalid {
        NothingToMatchBy() {
            super("nothing-to-match-by");
        }
    }
}
