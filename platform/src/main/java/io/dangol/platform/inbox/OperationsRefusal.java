package io.dangol.platform.inbox;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** How an operator's wish is refused. */
final class OperationsRefusal {

    private OperationsRefusal() {}

    static final class UnknownDeadLetter extends Refusal.Missing {
        UnknownDeadLetter(UUID id) {
            super("unknown-dead-letter", id);
        }
    }

    static final class RedriveFailed extends Refusal.Forbidden {
        RedriveFailed(UUID id, String cause) {
            super("redrive-failed", id, cause);
        }
    }
}
