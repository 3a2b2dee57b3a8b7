package io.dangol.customer.customerexport;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way an export can say no. */
final class ExportRefusal {

    private ExportRefusal() {}

    static final class UnknownExport extends Refusal.Missing {
        UnknownExport(UUID id) {
            super("unknown-customer-export", id);
        }
    }

    /** The operation's own scope is another: it lets a caller have customers masked. */
    static final class ClearScopeMissing extends Refusal.NotAllowed {
        ClearScopeMissing() {
            super("export-clear-scope-missing");
        }
    }

    static final class ExportNotThere extends Refusal.Conflict {
        ExportNotThere(Object status) {
            super("export-not-there", status);
        }
    }
}
