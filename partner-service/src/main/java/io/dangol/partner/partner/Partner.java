package io.dangol.partner.partner;

import io.dangol.partner.partner.PartnerEvent.PartnerChanged;
import io.dangol.partner.partner.PartnerProfile.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody through whom the business reaches its customers, from the first talk to the end of the contract. */
@Entity
@Table(name = "partner")
class Partner {

    @Id
    private UUID id;

    @Embedded
    private PartnerProfile profile;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Partner() {}

    Partner(UUID id, PartnerProfile profile, Instant at) {
        this.id = id;
        this.profile = profile;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** Nothing has happened where nothing differs. */
    Optional<PartnerChanged> change(PartnerProfile changed, Instant at) {
        if (changed.equals(profile)) {
            return Optional.empty();
        }
        profile = changed;
        updatedAt = at;
        return Optional.of(state());
    }

    /** What others may know of it now. */
    PartnerChanged state() {
        return new PartnerChanged(
                id,
                profile.name(),
                profile.type(),
                profile.legalForm(),
                profile.externalId(),
                profile.status(),
                updatedAt);
    }

    boolean terminated() {
        return profile.status() == Status.TERMINATED;
    }

    UUID id() {
        return id;
    }

    PartnerProfile profile() {
        return profile;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
