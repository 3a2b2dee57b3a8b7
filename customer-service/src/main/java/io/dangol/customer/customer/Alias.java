package io.dangol.customer.customer;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A customer is known by this name to another system; a name leads to one customer. */
@Entity
@Immutable
@Table(name = "external_id")
class Alias {

    @EmbeddedId
    private ExternalId name;

    @Column(name = "customer_id")
    private UUID customerId;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Alias() {}

    ExternalId name() {
        return name;
    }

    UUID customerId() {
        return customerId;
    }
}
