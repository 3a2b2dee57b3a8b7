package io.dangol.partner.client;

import io.dangol.platform.problem.Refusal;

/** Every way an API client can say no. */
final class ClientRefusal {

    private ClientRefusal() {}

    static final class NoSuchClient extends Refusal.Missing {
        NoSuchClient(String id) {
            super("no-such-client", id);
        }
    }

    static final class ClientRevoked extends Refusal.Conflict {
        ClientRevoked() {
            super("client-revoked");
        }
    }

    static final class RoleNotAllowed extends Refusal.NotAllowed {
        RoleNotAllowed() {
            super("role-not-allowed");
        }
    }

    static final class PartnerRequired extends Refusal.Forbidden {
        PartnerRequired() {
            super("partner-required");
        }
    }

    static final class HeadquartersUnbound extends Refusal.Forbidden {
        HeadquartersUnbound() {
            super("headquarters-unbound");
        }
    }

    static final class StoresRequired extends Refusal.Forbidden {
        StoresRequired() {
            super("stores-required");
        }
    }

    static final class StoresNotHeld extends Refusal.NotAllowed {
        StoresNotHeld() {
            super("stores-not-held");
        }
    }

    static final class TooManyStores extends Refusal.Forbidden {
        TooManyStores() {
            super("too-many-stores");
        }
    }

    static final class UnknownStores extends Refusal.Forbidden {
        UnknownStores(String codes) {
            super("unknown-stores", codes);
        }
    }

    static final class ScopesNotHeld extends Refusal.NotAllowed {
        ScopesNotHeld() {
            super("scopes-not-held");
        }
    }

    static final class ScopesExceedRole extends Refusal.Forbidden {
        ScopesExceedRole() {
            super("scopes-exceed-role");
        }
    }
}
