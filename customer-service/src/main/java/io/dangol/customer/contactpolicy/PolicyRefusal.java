package io.dangol.customer.contactpolicy;

import io.dangol.platform.problem.Refusal;

/** Every way a policy cannot be, or cannot be relied on. */
public final class PolicyRefusal {

    private PolicyRefusal() {}

    static final class UnknownPolicy extends Refusal.Missing {
        UnknownPolicy(String code) {
            super("unknown-contact-policy", code);
        }
    }

    /** It was named in a request. */
    public static final class PolicyMissing extends Refusal.Forbidden {
        public PolicyMissing(String code) {
            super("contact-policy-missing", code);
        }
    }

    static final class UnknownJurisdiction extends Refusal.Forbidden {
        UnknownJurisdiction(String code) {
            super("unknown-jurisdiction", code);
        }
    }

    /** No such zone. */
    public static final class UnknownZone extends Refusal.Forbidden {
        public UnknownZone() {
            super("contact-zone-unknown");
        }
    }

    static final class QuietHoursUnclear extends Refusal.Forbidden {
        QuietHoursUnclear() {
            super("quiet-hours-unclear");
        }
    }
}
