package io.dangol.customer.account;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.account.AccountEvent.AccountChanged;
import io.dangol.customer.account.AccountEvent.AccountRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company that buys, sells on or uses what we make. */
@Entity
@Table(name = "account")
class Account {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    @Column(name = "registration_number")
    private @Nullable String registrationNumber;

    private String channel;

    private @Nullable String campaign;

    @Column(name = "registered_by_partner_id")
    private @Nullable UUID registeredByPartnerId;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Account() {}

    Account(UUID id, Facts facts, Won won, Optional<UUID> registeredByPartnerId, Instant at) {
        this.id = id;
        this.name = facts.name();
        this.kind = facts.kind();
        this.registrationNumber = facts.registrationNumber();
        this.channel = won.channel();
        this.campaign = won.campaign();
        this.registeredByPartnerId = registeredByPartnerId.orElse(null);
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** What can change. */
    record Facts(String name, AccountKind kind, @Nullable String registrationNumber) {}

    /** How it came to us, which stays. */
    record Won(String channel, @Nullable String campaign) {}

    AccountRegistered registered() {
        return new AccountRegistered(id, kind.name(), channel, campaign, createdAt);
    }

    AccountChanged change(SortedSet<String> fields, Facts facts, Instant at) {
        name = facts.name();
        kind = facts.kind();
        registrationNumber = facts.registrationNumber();
        updatedAt = at;
        return new AccountChanged(id, fields, at);
    }

    /** A partner sees what it registered; headquarters, which is no partner, sees all. */
    boolean isVisibleTo(Optional<UUID> partnerId) {
        return partnerId.map(partner -> partner.equals(registeredByPartnerId)).orElse(true);
    }

    /** Whose words its external ids are. */
    UUID owner() {
        return CustomerAccess.owner(Optional.ofNullable(registeredByPartnerId));
    }

    Facts facts() {
        return new Facts(name, kind, registrationNumber);
    }

    UUID id() {
        return id;
    }

    AccountKind kind() {
        return kind;
    }

    String channel() {
        return channel;
    }

    @Nullable String campaign() {
        return campaign;
    }

    @Nullable UUID registeredByPartnerId() {
        return registeredByPartnerId;
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
