package io.dangol.loyalty.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it stands.
 *
 * @param token what other services know the number by
 * @param customerId the registered holder; null while unknown
 */
record Card(
        String number,
        String token,
        UUID programId,
        UUID memberId,
        @Nullable UUID customerId,
        Status status,
        @Nullable String reason,
        @Nullable String replacedBy,
        Instant issuedAt) {

    /** Whether it can be used. */
    enum Status {
        ACTIVE,
        BLOCKED,
        REPLACED
    }
}
