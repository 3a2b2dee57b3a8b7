package io.dangol.partner.partner;

import io.dangol.partner.partner.PartnerApi.Details;
import io.dangol.partner.partner.PartnerApi.PartnerView;
import io.dangol.partner.partner.PartnerEvent.PartnerChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company on the value chain that sells what the maker makes. */
@Entity
@Table(name = "partner")
class Partner {

    /** What it is to the maker. */
    enum Type {
        DEALER,
        FRANCHISE,
        AGENCY,
        DISTRIBUTOR,
        OEM,
        COALITION,
        OWN_STORES
    }

    /** What it is to the law. */
    enum LegalForm {
        CORPORATION,
        SOLE_PROPRIETOR,
        PARTNERSHIP,
        OTHER
    }

    /** How far the relationship has come. */
    enum Status {
        RECRUITING,
        ONBOARDING,
        ACTIVE,
        TERMINATED
    }

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Column(name = "legal_form")
    @Enumerated(EnumType.STRING)
    private LegalForm legalForm;

    @Column(name = "external_id")
    @Nullable private String externalId;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Partner() {}

    Partner(UUID id, Details details, Instant at) {
        this.id = id;
        this.createdAt = at;
        this.updatedAt = at;
        this.name = details.name();
        this.type = details.type();
        this.legalForm = details.legalForm();
        this.externalId = details.externalId();
        this.status = details.status() == null ? Status.ACTIVE : details.status();
    }

    void change(Details details, Instant at) {
        name = details.name();
        type = details.type();
        legalForm = details.legalForm();
        externalId = details.externalId();
        status = details.status() == null ? status : details.status();
        updatedAt = at;
    }

    PartnerChanged told() {
        return new PartnerChanged(
                id, name, type.name(), legalForm.name(), externalId, status.name(), version, updatedAt);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Details details() {
        return new Details(name, type, legalForm, externalId, status);
    }

    PartnerView view() {
        return new PartnerView(id, name, type, legalForm, externalId, status, createdAt, updatedAt, version);
    }
}
