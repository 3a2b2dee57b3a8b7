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

/** Says that a customer has some phone number or e-mail address, without saying which. */
@Entity
@Immutable
@Table(name = "blind_entry")
class BlindEntry {

    enum Kind {
        PHONE,
        EMAIL,
        /** What customers share who may be one person: {@link MatchIndex} writes it. */
        MATCH
    }

    /** A family shares a number: one hash may lead to several customers. */
    @Embeddable
    record Id(
            @Enumerated(EnumType.STRING) Kind kind,
            String hash,
            @Column(name = "customer_id") UUID customerId) {}

    @EmbeddedId
    private Id id;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected BlindEntry() {}

    BlindEntry(Id id) {
        this.id = id;
    }

    Id id() {
        return id;
    }
}
