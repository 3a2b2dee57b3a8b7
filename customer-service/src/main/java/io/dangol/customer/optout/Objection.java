package io.dangol.customer.optout;

import io.dangol.customer.optout.OptOuts.Matter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer does not want to be contacted any more. Told within the transaction that keeps it, after it was written and
 * with the customer locked, to whoever has promised a contact.
 *
 * @param matter what was refused or withdrawn; null: everything that can be refused
 * @param decidedAt when
 */
public record Objection(UUID customerId, @Nullable Matter matter, Instant decidedAt) {

    public static Objection to(Matter matter, Instant decidedAt) {
        return new Objection(matter.customerId(), matter, decidedAt);
    }

    public static Objection toEverything(UUID customerId, Instant decidedAt) {
        return new Objection(customerId, null, decidedAt);
    }
}
