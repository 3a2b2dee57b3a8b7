package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.customer.CustomerEvent.CustomerChanged;
import io.dangol.customer.customer.CustomerEvent.CustomerRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who buys, as far as it is not personal: that part lies in the vault under the same id. */
@Entity
@Table(name = "customer")
class Customer {

    @Id
    private UUID id;

    private String channel;

    private @Nullable String campaign;

    @Column(name = "preferred_language")
    private @Nullable String preferredLanguage;

    /** Who it was found to be; kept by the merge. */
    @Column(name = "merged_into", insertable = false, updatable = false)
    private @Nullable UUID mergedInto;

    @Column(name = "registered_by_partner_id")
    private @Nullable UUID registeredByPartnerId;

    @Column(name = "serviced_by_partner_id")
    private @Nullable UUID servicedByPartnerId;

    @Column(name = "serviced_until")
    private @Nullable Instant servicedUntil;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Customer() {}

    /** How it came to us, which stays. */
    record Won(String channel, @Nullable String campaign) {}

    Customer(UUID id, Won won, Optional<UUID> registeredByPartnerId, Instant at) {
        this.id = id;
        this.channel = won.channel();
        this.campaign = won.campaign();
        this.registeredByPartnerId = registeredByPartnerId.orElse(null);
        this.servicedByPartnerId = this.registeredByPartnerId;
        this.createdAt = at;
        this.updatedAt = at;
    }

    CustomerRegistered register(@Nullable String language) {
        preferredLanguage = language;
        return new CustomerRegistered(id, channel, campaign, createdAt);
    }

    /** Takes note that these fields are others now, those in the vault included. */
    CustomerChanged change(SortedSet<String> fields, @Nullable String language, Instant at) {
        preferredLanguage = language;
        updatedAt = at;
        return new CustomerChanged(id, fields, at);
    }

    /** Takes note that what belongs to it, a card or a decision, is another now. */
    void touch(Instant at) {
        updatedAt = at;
    }

    /** A partner sees whom it services, while it does; headquarters, which is no partner, sees all. */
    boolean isVisibleTo(Optional<UUID> partnerId, Instant now) {
        return partnerId
                .map(partner ->
                        partner.equals(servicedByPartnerId) && (servicedUntil == null || now.isBefore(servicedUntil)))
                .orElse(true);
    }

    /** Who registered it, as far as that is anything to the partner: of another one it does not hear. */
    @Nullable UUID registrarFor(Optional<UUID> partnerId) {
        return partnerId.map(partner -> partner.equals(registeredByPartnerId)).orElse(true)
                ? registeredByPartnerId
                : null;
    }

    /** Whose words its external ids are. */
    UUID owner() {
        return CustomerAccess.owner(Optional.ofNullable(registeredByPartnerId));
    }

    UUID id() {
        return id;
    }

    String channel() {
        return channel;
    }

    @Nullable String campaign() {
        return campaign;
    }

    @Nullable String preferredLanguage() {
        return preferredLanguage;
    }

    @Nullable UUID servicedByPartnerId() {
        return servicedByPartnerId;
    }

    @Nullable UUID mergedInto() {
        return mergedInto;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
