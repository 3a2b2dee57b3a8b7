package io.dangol.loyalty.settlement;

import io.dangol.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.UUID;

/** Every way a settlement can say no. */
final class SettlementRefusal {

    private SettlementRefusal() {}

    static final class UnknownProgram extends Refusal.Forbidden {
        UnknownProgram(UUID id) {
            super("unknown-program", id);
        }
    }

    static final class NoSuchSettlement extends Refusal.Missing {
        NoSuchSettlement(UUID id) {
            super("no-such-settlement", id);
        }
    }

    static final class NoSuchStatement extends Refusal.Missing {
        NoSuchStatement(UUID partnerId) {
            super("no-such-statement", partnerId);
        }
    }

    static final class PeriodUnclear extends Refusal.Forbidden {
        PeriodUnclear() {
            super("period-unclear");
        }
    }

    /** It would overlap the one before, or leave a gap. */
    static final class PeriodNotNext extends Refusal.Forbidden {
        PeriodNotNext(LocalDate next) {
            super("period-not-next", next);
        }
    }

    static final class PeriodConflict extends Refusal.Conflict {
        PeriodConflict(LocalDate from, LocalDate until) {
            super("period-conflict", from, until);
        }
    }

    static final class EarlierStillOpen extends Refusal.Conflict {
        EarlierStillOpen(LocalDate from) {
            super("earlier-settlement-open", from);
        }
    }

    static final class PeriodNotOver extends Refusal.Conflict {
        PeriodNotOver(LocalDate until) {
            super("period-not-over", until);
        }
    }

    static final class NotComputed extends Refusal.Conflict {
        NotComputed() {
            super("settlement-not-computed");
        }
    }

    static final class ComputedElsewhere extends Refusal.Conflict {
        ComputedElsewhere() {
            super("settlement-computed-elsewhere");
        }
    }

    static final class SettlementClosed extends Refusal.Conflict {
        SettlementClosed() {
            super("settlement-closed");
        }
    }
}
