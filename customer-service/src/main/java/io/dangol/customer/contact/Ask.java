package io.dangol.customer.contact;

import io.dangol.customer.permit.Wish;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to make contact, what for and by which version of which policy: the same for a whole audience.
 *
 * @param partnerId whose caller asks; null: headquarters'
 */
record Ask(
        Wish wish,
        String source,
        @Nullable String campaign,
        @Nullable UUID partnerId,
        String clientId,
        String policy,
        int policyVersion,
        String jurisdiction) {}
