package io.dangol.loyalty.release;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a release can say no. */
final class ReleaseRefusal {

    private ReleaseRefusal() {}

    static final class NoSuchSale extends Refusal.Missing {
        NoSuchSale(UUID id) {
            super("no-such-sale", id);
        }
    }

    static final class NothingWaits extends Refusal.Forbidden {
        NothingWaits(String event) {
            super("nothing-waits", event);
        }
    }
}
