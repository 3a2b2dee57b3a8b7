package io.dangol.customer.unsubscribe;

import io.dangol.platform.problem.Refusal;

/** Every way a link leads nowhere. */
final class UnsubscribeRefusal {

    private UnsubscribeRefusal() {}

    static final class LinkOnlyWithdraws extends Refusal.Forbidden {
        LinkOnlyWithdraws() {
            super("link-only-withdraws");
            var unused = at("/granted");
        }
    }

    static final class UnknownLink extends Refusal.Missing {
        UnknownLink() {
            super("unknown-unsubscribe-link");
        }
    }
}
