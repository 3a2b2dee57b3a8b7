package io.dangol.loyalty.staffcard;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member that a partner named as staff of a store; the card's number is not kept.
 *
 * @param cashier its holder's id at that store's tills; null where the partner does not tell it
 */
public record StaffCard(
        UUID id,
        UUID partnerId,
        UUID storeId,
        String storeCode,
        UUID programId,
        UUID memberId,
        @Nullable String cashier,
        String namedBy,
        Instant namedAt) {}
