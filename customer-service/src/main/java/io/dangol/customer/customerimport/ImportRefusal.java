package io.dangol.customer.customerimport;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way an import can be refused; its rows are rejected one by one. */
final class ImportRefusal {

    private ImportRefusal() {}

    static final class UnknownImport extends Refusal.Missing {
        UnknownImport(UUID id) {
            super("unknown-customer-import", id);
        }
    }

    static final class MappingInvalid extends Refusal.Forbidden {
        MappingInvalid(String field) {
            super("import-mapping-invalid", field);
            var unused = at("/mapping");
        }
    }

    static final class DateFormatInvalid extends Refusal.Forbidden {
        DateFormatInvalid() {
            super("import-date-format-invalid");
            var unused = at("/dateFormat");
        }
    }

    /** It tells fields, never what stands in the file: that may be somebody's. */
    static final class ColumnMissing extends Refusal.Forbidden {
        ColumnMissing(String field) {
            super("import-column-missing", field);
        }
    }

    /** Its rows are written with what the client may that opened it. */
    static final class ImportOfAnother extends Refusal.Conflict {
        ImportOfAnother() {
            super("import-of-another");
        }
    }

    static final class OtherFormat extends Refusal.Forbidden {
        OtherFormat(Object format) {
            super("import-other-format", format);
        }
    }

    static final class ImportClosed extends Refusal.Conflict {
        ImportClosed(Object status) {
            super("import-closed", status);
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
