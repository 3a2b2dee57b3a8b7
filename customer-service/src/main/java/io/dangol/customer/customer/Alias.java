package io.dangol.customer.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A customer is known by this name to another system of its owner; with one owner, a name leads to one customer. */
@Entity
@Immutable
@Table(name = "external_id")
class Alias {

    /** Two owners may each have a system called erp that counts from 1: their names never meet. */
    @Embeddable
    record Key(UUID owner, String system, String id) {
        static Key of(UUID owner, ExternalId name) {
            return new Key(owner, name.system(), name.id());
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "customer_id")
    private UUID customerId;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Alias() {}

    ExternalId name() {
        return new ExternalId(key.system(), key.id());
    }

    boolean isOf(UUID owner) {
        return key.owner().equals(owner);
    }

    UUID customerId() {
        return customerId;
    }
}
