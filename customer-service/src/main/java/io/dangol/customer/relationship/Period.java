package io.dangol.customer.relationship;

import io.dangol.customer.relationship.RelationshipRefusal.EndsBeforeItBegins;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on end.
 *
 * @param since the first of them
 * @param until the first one after them; null where no end is known
 */
record Period(LocalDate since, @Nullable LocalDate until) {

    Period {
        if (until != null && !until.isAfter(since)) {
            throw new EndsBeforeItBegins();
        }
    }

    boolean overlaps(Period other) {
        return beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
    }

    private boolean beginsBeforeEndOf(Period other) {
        return other.until == null || since.isBefore(other.until);
    }
}
