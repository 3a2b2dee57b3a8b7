package io.dangol.loyalty.household;

import io.dangol.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;

/** Every way a household can say no. */
final class HouseholdRefusal {

    private HouseholdRefusal() {}

    static final class NoSuchHousehold extends Refusal.Missing {
        NoSuchHousehold() {
            super("no-such-household");
        }
    }

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoHouseholdTerms extends Refusal.Missing {
        NoHouseholdTerms() {
            super("no-household-terms");
        }
    }

    static final class NotOffered extends Refusal.Forbidden {
        NotOffered() {
            super("household-not-offered");
        }
    }

    static final class HouseholdFull extends Refusal.Forbidden {
        HouseholdFull(int most) {
            super("household-full", most);
        }
    }

    static final class AlreadyInHousehold extends Refusal.Conflict {
        AlreadyInHousehold() {
            super("already-in-household");
        }
    }

    static final class UnknownHouseholdCode extends Refusal.Forbidden {
        UnknownHouseholdCode() {
            super("unknown-household-code");
        }
    }

    static final class HouseholdUnclear extends Refusal.Forbidden {
        HouseholdUnclear() {
            super("household-unclear");
        }
    }

    static final class HouseholdAcrossPrograms extends Refusal.Forbidden {
        HouseholdAcrossPrograms() {
            super("household-across-programs");
        }
    }

    static final class LeavesTooSoon extends Refusal.Forbidden {
        LeavesTooSoon(Instant free) {
            super("household-stay", free);
        }
    }

    static final class JoinsTooSoon extends Refusal.Forbidden {
        JoinsTooSoon(Instant free) {
            super("household-rejoin", free);
        }
    }

    static final class HeadOnly extends Refusal.NotAllowed {
        HeadOnly() {
            super("household-head-only");
        }
    }

    static final class DrawBeyondLimit extends Refusal.Forbidden {
        DrawBeyondLimit(long most, long left) {
            super("household-beyond-limit", most, left);
        }
    }
}
