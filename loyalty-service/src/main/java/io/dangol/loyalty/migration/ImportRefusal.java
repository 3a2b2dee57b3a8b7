package io.dangol.loyalty.migration;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way an upload of members can be refused; its rows are rejected one by one. */
final class ImportRefusal {

    private ImportRefusal() {}

    static final class NoSuchProgram extends Refusal.Missing {
        NoSuchProgram(UUID id) {
            super("no-such-program", id);
        }
    }

    static final class NoSuchImport extends Refusal.Missing {
        NoSuchImport(UUID id) {
            super("no-such-import", id);
        }
    }

    static final class UnknownFunder extends Refusal.Forbidden {
        UnknownFunder(UUID id) {
            super("unknown-funder", id);
        }
    }

    static final class ImportEmpty extends Refusal.Invalid {
        ImportEmpty() {
            super("import-empty");
        }
    }

    /** What came before is on the disk. */
    static final class ImportCut extends Refusal.Invalid {
        ImportCut() {
            super("import-cut");
        }
    }

    static final class ImportTooLong extends Refusal.Forbidden {
        ImportTooLong(long rows) {
            super("import-too-long", rows);
        }
    }

    static final class ImportOffset extends Refusal.Conflict {
        ImportOffset(long received) {
            super("import-offset", received);
        }
    }

    static final class ReferenceConflict extends Refusal.Conflict {
        ReferenceConflict(String reference) {
            super("reference-conflict", reference);
        }
    }

    /** Another connection sends the same file. */
    static final class SentElsewhere extends Refusal.Conflict {
        SentElsewhere() {
            super("import-sent-elsewhere");
        }
    }

    static final class ImportsBusy extends Refusal.Busy {
        ImportsBusy() {
            super("busy");
        }
    }
}
