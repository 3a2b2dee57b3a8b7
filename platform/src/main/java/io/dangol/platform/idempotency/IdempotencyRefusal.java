package io.dangol.platform.idempotency;

import io.dangol.platform.problem.Refusal;

/** How an idempotency key is refused. */
final class IdempotencyRefusal {

    private IdempotencyRefusal() {}

    static final class KeyReused extends Refusal.Forbidden {
        KeyReused() {
            super("idempotency-key-reused");
        }
    }

    static final class KeyInvalid extends Refusal.Invalid {
        KeyInvalid() {
            super("idempotency-key-invalid");
        }
    }
}
