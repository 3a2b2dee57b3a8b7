package io.dangol.customer.relationship;

import io.dangol.customer.relationship.RelationshipEvent.RelationshipRecorded;
import io.dangol.customer.relationship.RelationshipRefusal.HasEnded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How two parties stand to each other for a time. It is not altered but for its end, which is told once. */
@Entity
@Table(name = "relationship")
class Relationship {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private RelationshipType type;

    @Column(name = "from_customer_id")
    private @Nullable UUID fromCustomerId;

    @Column(name = "from_account_id")
    private @Nullable UUID fromAccountId;

    @Column(name = "to_customer_id")
    private @Nullable UUID toCustomerId;

    @Column(name = "to_account_id")
    private @Nullable UUID toAccountId;

    private LocalDate since;

    private @Nullable LocalDate until;

    @Column(name = "registered_by_partner_id")
    private @Nullable UUID registeredByPartnerId;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Relationship() {}

    /** Which of our callers wrote it down, and when. */
    record Recorded(String by, Optional<UUID> partnerId, Instant at) {}

    Relationship(UUID id, RelationshipType type, Party from, Party to, Period period, Recorded recorded) {
        this.id = id;
        this.type = type;
        this.fromCustomerId = from.customerId();
        this.fromAccountId = from.accountId();
        this.toCustomerId = to.customerId();
        this.toAccountId = to.accountId();
        this.since = period.since();
        this.until = period.until();
        this.recordedBy = recorded.by();
        this.registeredByPartnerId = recorded.partnerId().orElse(null);
        this.recordedAt = recorded.at();
    }

    /**
     * Tells its end; the same one again changes nothing.
     *
     * @return empty if it was told before
     */
    Optional<RelationshipRecorded> end(LocalDate day, Instant at) {
        if (day.equals(until)) {
            return Optional.empty();
        }
        if (until != null) {
            throw new HasEnded();
        }
        until = new Period(since, day).until();
        return Optional.of(recorded(at));
    }

    RelationshipRecorded recorded(Instant at) {
        return new RelationshipRecorded(
                id, type.name(), fromCustomerId, fromAccountId, toCustomerId, toAccountId, since, until, at);
    }

    /** A partner sees what it told; headquarters, which is no partner, sees all. */
    boolean isVisibleTo(Optional<UUID> partnerId) {
        return partnerId.map(partner -> partner.equals(registeredByPartnerId)).orElse(true);
    }

    /** Whether it says the same as this one, whoever wrote it down. */
    boolean isSameAs(Relationship other) {
        return type == other.type
                && fromId().equals(other.fromId())
                && toId().equals(other.toId())
                && period().equals(other.period());
    }

    UUID fromId() {
        return Objects.requireNonNull(fromCustomerId == null ? fromAccountId : fromCustomerId);
    }

    UUID toId() {
        return Objects.requireNonNull(toCustomerId == null ? toAccountId : toCustomerId);
    }

    Period period() {
        return new Period(since, until);
    }

    UUID id() {
        return id;
    }

    RelationshipType type() {
        return type;
    }

    @Nullable UUID fromCustomerId() {
        return fromCustomerId;
    }

    @Nullable UUID fromAccountId() {
        return fromAccountId;
    }

    @Nullable UUID toCustomerId() {
        return toCustomerId;
    }

    @Nullable UUID toAccountId() {
        return toAccountId;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
