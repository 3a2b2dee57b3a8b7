package io.dangol.customer.vault;

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

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected SealedProfile() {}

    SealedProfile(UUID customerId, byte[] sealed) {
        this.customerId = customerId;
        this.sealed = sealed.clone();
    }

    void replace(byte[] other) {
        sealed = other.clone();
    }

    UUID customerId() {
        return customerId;
    }

    byte[] sealed() {
        return sealed.clone();
    }
}
