package io.dangol.testing;

import io.dangol.testing.AccessTable.Entry;
import io.dangol.testing.AccessTable.Whose;
import io.dangol.testing.ApiDocument.Operation;

/** Does one operation as nobody else does it, and looks for that in the audit log. */
final class AuditTrial {

    private AuditTrial() {}

    static void run(Trial trial, Operation operation, Entry entry) {
        Tokens administrator = Tokens.of("hq-admin", Tokens.EVERY_SCOPE);
        Answer answer = trial.ask(operation, administrator.bearer(), entry.made());
        if (answer.status() / 100 != 2) {
            trial.note(operation, "could not be done to see whether it is written down", answer);
        } else if (entries(operation, administrator.clientId(), changes(operation, entry)) == 0) {
            trial.note(operation, "leaves nothing in the audit log", answer);
        }
    }

    /** What lists rows changes none, even where a body says which. */
    private static boolean changes(Operation operation, Entry entry) {
        return !operation.method().equals("get") && entry.whose() != Whose.LISTED;
    }

    private static long entries(Operation operation, String clientId, boolean changes) {
        return Owner.number("select count(*) from audit_entry where entry ->> 'operation' = '%s'"
                .concat(" and entry ->> 'clientId' = '%s' and (entry ->> 'action' = 'change') = %s")
                .formatted(operation.node().path("operationId").asText(), clientId, changes));
    }
}
