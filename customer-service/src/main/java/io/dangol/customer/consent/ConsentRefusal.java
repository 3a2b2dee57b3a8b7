package io.dangol.customer.consent;

import io.dangol.platform.problem.Refusal;

/** Every way a decision cannot be written down. */
final class ConsentRefusal {

    private ConsentRefusal() {}

    static final class ProofMissing extends Refusal.Forbidden {
        ProofMissing() {
            super("consent-proof-missing");
        }
    }

    static final class DecidedInFuture extends Refusal.Forbidden {
        DecidedInFuture() {
            super("consent-in-future");
        }
    }

    static final class ScopeMissing extends Refusal.NotAllowed {
        ScopeMissing() {
            super("consent-scope-missing");
            var unused = at("/consents");
        }
    }

    static final class TimeMissing extends Refusal.Forbidden {
        TimeMissing() {
            super("consent-time-missing");
        }
    }
}
