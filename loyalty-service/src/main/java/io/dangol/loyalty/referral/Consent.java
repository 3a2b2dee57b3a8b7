package io.dangol.loyalty.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of what a partner that a scheme names as payer said.
 *
 * @param version of the terms that it read
 * @param accepted whether it pays its part; else it pays for nothing that is sold from then on
 */
record Consent(UUID id, UUID programId, int version, UUID partnerId, boolean accepted, Who who, Instant at) {

    /**
     * Who said so.
     *
     * @param user which of the client's own users, as the client says; null where it does not
     */
    record Who(String clientId, @Nullable String user) {}
}
