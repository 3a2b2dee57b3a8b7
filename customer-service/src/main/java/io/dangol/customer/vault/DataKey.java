package io.dangol.customer.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The key of one customer's data, itself sealed with the master key. Destroying it makes the data unreadable. */
@Entity
@Immutable
@Table(name = "data_key")
class DataKey {

    @Embeddable
    record Id(
            @Column(name = "customer_id") UUID customerId,
            @Enumerated(EnumType.STRING) Retention retention) {
        /** What the wrapped key is bound to, so that it cannot be moved to another row. */
        String context() {
            return customerId + "/" + retention;
        }
    }

    @EmbeddedId
    private Id id;

    private byte[] wrapped;

    @Column(name = "master_key")
    private @Nullable String masterKey;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected DataKey() {}

    byte[] wrapped() {
        return wrapped.clone();
    }

    /** Which master key sealed it; null if that was not kept. */
    @Nullable String masterKey() {
        return masterKey;
    }

    Id id() {
        return id;
    }
}
