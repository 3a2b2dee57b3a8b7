package io.dangol.customer.contact;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a permit cannot be asked for or used. That a customer must not be contacted is an answer, and none of them. */
final class ContactRefusal {

    private ContactRefusal() {}

    static final class UnknownPermit extends Refusal.Missing {
        UnknownPermit(UUID id) {
            super("unknown-contact-permit", id);
        }
    }

    static final class PermitEnded extends Refusal.Conflict {
        PermitEnded() {
            super("contact-permit-ended");
        }
    }

    static final class PermitUsed extends Refusal.Conflict {
        PermitUsed() {
            super("contact-permit-used");
        }
    }

    static final class PolicyNotYours extends Refusal.NotAllowed {
        PolicyNotYours() {
            super("contact-policy-not-yours");
        }
    }

    static final class CampaignMissing extends Refusal.Forbidden {
        CampaignMissing() {
            super("hold-out-without-campaign");
        }
    }
}
