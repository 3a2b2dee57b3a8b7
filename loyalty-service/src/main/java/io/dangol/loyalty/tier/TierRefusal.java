package io.dangol.loyalty.tier;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way tiers can say no. */
final class TierRefusal {

    private TierRefusal() {}

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoSuchCard extends Refusal.Missing {
        NoSuchCard() {
            super("no-such-card");
        }
    }

    static final class NoTierScheme extends Refusal.Missing {
        NoTierScheme() {
            super("no-tier-scheme");
        }
    }

    static final class WindowUnclear extends Refusal.Forbidden {
        WindowUnclear() {
            super("tier-window-unclear");
        }
    }

    static final class GraceTooLong extends Refusal.Forbidden {
        GraceTooLong(int shortest) {
            super("tier-grace-too-long", shortest);
        }
    }

    static final class TiersNotAscending extends Refusal.Forbidden {
        TiersNotAscending() {
            super("tiers-not-ascending");
        }
    }

    static final class TierNamedTwice extends Refusal.Forbidden {
        TierNamedTwice(String code) {
            super("tier-named-twice", code);
        }
    }

    static final class UnknownTier extends Refusal.Forbidden {
        UnknownTier(String code) {
            super("unknown-tier", code);
        }
    }

    static final class GrantPeriod extends Refusal.Forbidden {
        GrantPeriod() {
            super("tier-grant-period");
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }
}
