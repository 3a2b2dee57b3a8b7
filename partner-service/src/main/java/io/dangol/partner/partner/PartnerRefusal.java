package io.dangol.partner.partner;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a partner can say no. */
final class PartnerRefusal {

    private PartnerRefusal() {}

    public static final class NoSuchPartner extends Refusal.Missing {
        public NoSuchPartner(UUID id) {
            super("no-such-partner", id);
        }
    }

    static final class ExternalIdTaken extends Refusal.Conflict {
        ExternalIdTaken(String externalId) {
            super("external-id-taken", externalId);
        }
    }

    static final class HeadquartersOnly extends Refusal.NotAllowed {
        HeadquartersOnly() {
            super("headquarters-only");
        }
    }
}
