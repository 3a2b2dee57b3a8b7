package io.dangol.loyalty.coalitionfile;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a coalition's file can be refused; its lines are rejected one by one. */
final class FileRefusal {

    private FileRefusal() {}

    static final class NoSuchCoalition extends Refusal.Missing {
        NoSuchCoalition(String code) {
            super("no-such-coalition", code);
        }
    }

    static final class NoSuchFile extends Refusal.Missing {
        NoSuchFile(UUID id) {
            super("no-such-coalition-file", id);
        }
    }

    static final class FileEmpty extends Refusal.Invalid {
        FileEmpty() {
            super("import-empty");
        }
    }

    /** What came before is on the disk. */
    static final class FileCut extends Refusal.Invalid {
        FileCut() {
            super("import-cut");
        }
    }

    static final class FileTooLong extends Refusal.Forbidden {
        FileTooLong(long rows) {
            super("import-too-long", rows);
        }
    }

    static final class FileOffset extends Refusal.Conflict {
        FileOffset(long received) {
            super("import-offset", received);
        }
    }

    /** It goes on in another format, or with another tolerance. */
    static final class OtherTerms extends Refusal.Conflict {
        OtherTerms() {
            super("coalition-file-other-terms");
        }
    }

    /** Another connection sends it. */
    static final class SentElsewhere extends Refusal.Conflict {
        SentElsewhere() {
            super("import-sent-elsewhere");
        }
    }

    static final class ReconciledElsewhere extends Refusal.Conflict {
        ReconciledElsewhere() {
            super("coalition-file-reconciled-elsewhere");
        }
    }

    static final class PeriodClosed extends Refusal.Conflict {
        PeriodClosed(String period) {
            super("coalition-period-closed", period);
        }
    }

    static final class Superseded extends Refusal.Conflict {
        Superseded() {
            super("coalition-file-superseded");
        }
    }

    /** Nobody closed it for so long that it can be compared no more. */
    static final class CardsForgotten extends Refusal.Conflict {
        CardsForgotten() {
            super("coalition-file-cards-forgotten");
        }
    }

    /** Its upload was cut, or its reconciliation. */
    static final class NotReconciled extends Refusal.Conflict {
        NotReconciled() {
            super("coalition-file-not-reconciled");
        }
    }

    static final class FilesBusy extends Refusal.Busy {
        FilesBusy() {
            super("busy");
        }
    }
}
