package io.dangol.customer.unsubscribe;

import io.dangol.platform.problem.Refusal;

/** Every way a link leads nowhere. */
final class UnsubscribeRefusal {

    private UnsubscribeRefusal() {}

    static final class ChannelNotShown extends Refusal.Forbidden {
        ChannelNotShown() {
            super("preference-of-other-channel");
            var unused = at("/channel");
        }
    }

    static final class UnknownLink extends Refusal.Missing {
        UnknownLink() {
            super("unknown-unsubscribe-link");
        }
    }
}
