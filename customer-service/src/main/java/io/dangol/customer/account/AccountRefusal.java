package io.dangol.customer.account;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way an account can say no, or be no account. */
final class AccountRefusal {

    private AccountRefusal() {}

    /** There is none, or none for this caller. */
    static final class UnknownAccount extends Refusal.Missing {
        UnknownAccount(UUID id) {
            super("unknown-account", id);
        }
    }

    static final class AccountExternalIdTaken extends Refusal.Conflict {
        AccountExternalIdTaken(String system) {
            super("account-external-id-taken", system);
            var unused = at("/externalIds");
        }
    }
}
