package io.dangol.loyalty.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it stands.
 *
 * @param token what other services know the number by
 * @param customerId the registered holder; null while unknown
 * @param merged null unless its member was merged into another one
 */
record Card(
        String number,
        String token,
        UUID programId,
        UUID memberId,
        @Nullable UUID customerId,
        Status status,
        @Nullable Ending reason,
        @Nullable String replacedBy,
        Instant issuedAt,
        @Nullable Merged merged) {

    /** Whose account it uses. */
    record Merged(UUID memberId, @Nullable UUID customerId) {}

    /** Nobody merges a card that is new. */
    Card(
            String number,
            String token,
            UUID programId,
            UUID memberId,
            @Nullable UUID customerId,
            Status status,
            Instant issuedAt) {
        this(number, token, programId, memberId, customerId, status, null, null, issuedAt, null);
    }

    /** Why it cannot be used any more. Not a free text: that would be about somebody. */
    enum Ending {
        LOST,
        STOLEN,
        DAMAGED,
        EXPIRED,
        MISUSED,
        OTHER
    }

    /** Whether it can be used. */
    enum Status {
        ACTIVE,
        BLOCKED,
        REPLACED
    }
}
