package io.dangol.customer.contactpolicy;

import io.dangol.customer.permit.ContactPolicy;
import java.time.Instant;

/**
 * A version of a policy.
 *
 * @param version 0: what holds where the house has said nothing
 */
public record KeptPolicy(String code, int version, ContactPolicy terms, Instant createdAt) {

    /** The one that holds where none is named, there without having been put. */
    public static final String DEFAULT = "DEFAULT";

    static final KeptPolicy BUILT_IN = new KeptPolicy(DEFAULT, 0, ContactPolicy.DEFAULT, Instant.EPOCH);
}
