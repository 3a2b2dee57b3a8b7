package io.dangol.customer.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody saw a customer's personal data in clear: who, when and what for. Never altered. */
@Entity
@Immutable
@Table(name = "disclosed")
class Disclosed {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "client_id")
    private String clientId;

    private String role;

    private String purpose;

    @Column(name = "correlation_id")
    private @Nullable String correlationId;

    private Instant at;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Disclosed() {}

    Disclosed(UUID id, UUID customerId, Reader reader, String purpose, Instant at) {
        this.id = id;
        this.customerId = customerId;
        this.clientId = reader.clientId();
        this.role = reader.role();
        this.correlationId = reader.correlationId();
        this.purpose = purpose;
        this.at = at;
    }

    /** Who reads, in which request. */
    record Reader(String clientId, String role, @Nullable String correlationId) {}

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    Reader reader() {
        return new Reader(clientId, role, correlationId);
    }

    String purpose() {
        return purpose;
    }

    Instant at() {
        return at;
    }
}
