package io.dangol.customer.access;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** The customer was merged into another, who is asked for in its place. */
final class Superseded extends Refusal.Moved {

    Superseded(UUID customerId, UUID survivorId) {
        super(customerId, survivorId, "customer-superseded");
    }
}
