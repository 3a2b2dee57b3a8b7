package io.dangol.customer.vault;

import io.dangol.customer.matching.CustomerMatching;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A customer's personal data, unreadable without its key. */
@Entity
@Table(name = "sealed_profile")
class SealedProfile {

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    private byte[] sealed;

    @Column(name = "match_scheme")
    private int matchScheme;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected SealedProfile() {}

    SealedProfile(UUID customerId, byte[] sealed) {
        this.customerId = customerId;
        this.sealed = sealed.clone();
        indexed();
    }

    /** Its keys for matching are made in the current way. */
    final void indexed() {
        matchScheme = CustomerMatching.KEY_SCHEME;
    }

    void replace(byte[] other) {
        sealed = other.clone();
        indexed();
    }

    UUID customerId() {
        return customerId;
    }

    byte[] sealed() {
        return sealed.clone();
    }
}
