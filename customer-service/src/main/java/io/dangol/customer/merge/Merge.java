package io.dangol.customer.merge;

import io.dangol.customer.merge.MergeEvent.CustomersMerged;
import io.dangol.customer.merge.MergeEvent.CustomersParted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that two records are one person.
 *
 * @param absorbedId told of as the survivor from then on; its record stays as it is
 * @param mergedBy the API client; the audit log says for whom
 * @param reversal null as long as it stands
 */
record Merge(
        UUID id,
        UUID survivorId,
        UUID absorbedId,
        String reason,
        String mergedBy,
        Instant mergedAt,
        @Nullable Reversal reversal) {

    /** Where it stands. */
    enum Status {
        MERGED,
        REVERSED
    }

    /** They are two again. */
    record Reversal(String reason, String by, Instant at) {}

    Status status() {
        return reversal == null ? Status.MERGED : Status.REVERSED;
    }

    Merge reversed(Reversal how) {
        return new Merge(id, survivorId, absorbedId, reason, mergedBy, mergedAt, how);
    }

    CustomersMerged merged() {
        return new CustomersMerged(id, survivorId, absorbedId, mergedAt);
    }

    static CustomersParted parted(Merge merge, Instant at) {
        return new CustomersParted(merge.id(), merge.survivorId(), merge.absorbedId(), at);
    }
}
