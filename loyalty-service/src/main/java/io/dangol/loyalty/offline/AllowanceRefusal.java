package io.dangol.loyalty.offline;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way an offline allowance can say no. */
final class AllowanceRefusal {

    private AllowanceRefusal() {}

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoOfflineAllowance extends Refusal.Missing {
        NoOfflineAllowance() {
            super("no-offline-allowance");
        }
    }

    static final class BearerUnclear extends Refusal.Forbidden {
        BearerUnclear() {
            super("bearer-unclear");
        }
    }

    static final class UnknownFunder extends Refusal.Forbidden {
        UnknownFunder(UUID id) {
            super("unknown-funder", id);
        }
    }
}
