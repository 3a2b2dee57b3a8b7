package io.dangol.customer.relationship;

import io.dangol.customer.account.AccountKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One end of a relationship: a person or a company.
 *
 * @param kind the company's place on the value chain; of a person null
 */
record Party(UUID id, @Nullable AccountKind kind) {

    static Party customer(UUID id) {
        return new Party(id, null);
    }

    boolean isCompany() {
        return kind != null;
    }

    /** Whoever buys for himself is an end user. */
    AccountKind place() {
        return kind == null ? AccountKind.END_USER : kind;
    }

    @Nullable UUID customerId() {
        return isCompany() ? null : id;
    }

    @Nullable UUID accountId() {
        return isCompany() ? id : null;
    }
}
