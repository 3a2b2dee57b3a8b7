package io.dangol.customer.contact;

import io.dangol.customer.permit.Decision;
import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Duty;
import io.dangol.customer.permit.Decision.Reason;
import io.dangol.customer.permit.Decision.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of the asking for one customer.
 *
 * @param decision null: there is no such customer, or none for this caller
 * @param permit null: there is none
 */
record Outcome(
        UUID customerId,
        @Nullable Decision decision,
        @Nullable ContactPermit permit) {

    private static final String UNKNOWN = "CUSTOMER_UNKNOWN";

    static Outcome unknown(UUID customerId) {
        return new Outcome(customerId, null, null);
    }

    boolean isUnknown() {
        return decision == null;
    }

    boolean isRefused() {
        return decision instanceof Refused;
    }

    List<Duty> duties() {
        return decision instanceof Allowed allowed ? allowed.duties() : List.of();
    }

    List<Reason> reasons() {
        return decision instanceof Refused refused ? refused.reasons() : List.of();
    }

    List<String> obstacles() {
        return isUnknown()
                ? List.of(UNKNOWN)
                : reasons().stream()
                        .map(one -> one.obstacle().name())
                        .distinct()
                        .toList();
    }

    @Nullable Instant earliestAt() {
        return decision instanceof Refused refused ? refused.earliestAt() : null;
    }
}
