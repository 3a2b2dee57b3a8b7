package io.dangol.customer.change;

import io.dangol.customer.sql.Statements;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells followers of what a row's own change does not say. That something was made or changed is noted by the database;
 * each method belongs to the transaction that does what it tells of.
 */
@Singleton
public class Changes {

    private final Statements statements;

    Changes(Statements statements) {
        this.statements = statements;
    }

    /** The customer is part of another one: followers read that one instead. */
    public void merged(UUID customerId, UUID supersededBy) {
        mark(customerId, "MERGED", supersededBy);
    }

    /** A merge was undone: the customer stands for itself again. */
    public void parted(UUID customerId) {
        mark(customerId, "PRESENT", null);
    }

    /** Nobody can tell any more who the customer was: followers forget it. */
    public void erased(UUID customerId) {
        mark(customerId, "ERASED", null);
    }

    /** Whether followers were told to forget the customer: whatever is written to it, they do not hear of it again. */
    public boolean isErased(UUID customerId) {
        return statements.run(connection -> ChangeRows.isErased(connection, customerId));
    }

    private void mark(UUID customerId, String kind, @Nullable UUID supersededBy) {
        boolean unused = statements.run(connection -> {
            ChangeRows.mark(connection, customerId, kind, supersededBy);
            return true;
        });
    }
}
