package io.dangol.customer.custody;

import io.dangol.customer.custody.CustodyEvent.CustodyEnded;
import io.dangol.customer.custody.CustodyEvent.CustodyRecorded;
import io.dangol.customer.custody.CustodyRefusal.CustodyEndsBeforeItBegins;
import io.dangol.customer.custody.CustodyRefusal.CustodyHasEnded;
import io.dangol.customer.custody.CustodyRefusal.IntroductionStays;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner is to a customer from a day on. It is not altered but for its end, which only comes nearer. */
@Entity
@Table(name = "custody")
class Custody {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private CustodyRole role;

    @Column(name = "partner_id")
    private UUID partnerId;

    private LocalDate since;

    private @Nullable LocalDate until;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Custody() {}

    /**
     * What is said of a customer.
     *
     * @param until the first day on which it holds no more; null where no end is known
     */
    record Terms(
            CustodyRole role,
            UUID partnerId,
            LocalDate since,
            @Nullable LocalDate until) {
        Terms {
            if (until != null && role == CustodyRole.INTRODUCED_BY) {
                throw new IntroductionStays();
            }
            if (until != null && !until.isAfter(since)) {
                throw new CustodyEndsBeforeItBegins();
            }
        }
    }

    /** Which of our callers wrote it down, and when. */
    record Recorded(String by, Instant at) {}

    Custody(UUID id, UUID customerId, Terms terms, Recorded recorded) {
        this.id = id;
        this.customerId = customerId;
        this.role = terms.role();
        this.partnerId = terms.partnerId();
        this.since = terms.since();
        this.until = terms.until();
        this.recordedBy = recorded.by();
        this.recordedAt = recorded.at();
    }

    /**
     * Tells its end, or that it comes sooner than was told. On the day of its beginning it never came to hold.
     *
     * @return empty if it was told so before
     */
    Optional<CustodyEnded> end(LocalDate day, Instant at) {
        if (role == CustodyRole.INTRODUCED_BY) {
            throw new IntroductionStays();
        }
        if (day.equals(until)) {
            return Optional.empty();
        }
        if (until != null && day.isAfter(until)) {
            throw new CustodyHasEnded();
        }
        if (day.isBefore(since)) {
            throw new CustodyEndsBeforeItBegins();
        }
        until = day;
        return Optional.of(new CustodyEnded(customerId, id, role.name(), partnerId, day, at));
    }

    CustodyRecorded recorded() {
        return new CustodyRecorded(customerId, id, role.name(), partnerId, since, until, recordedAt);
    }

    boolean services() {
        return role == CustodyRole.SERVICED_BY;
    }

    boolean servicesOn(LocalDate day) {
        return services() && !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    boolean overlaps(Custody other) {
        return holds() && other.holds() && beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
    }

    /** Whether another who begins then takes over from this one. */
    boolean makesWayFor(Custody next) {
        return until == null && since.isBefore(next.since) && !partnerId.equals(next.partnerId);
    }

    /** Whether the known one says so, whatever end it was given since. One that was taken back says nothing. */
    boolean isSaidBy(Custody known) {
        return role == known.role
                && partnerId.equals(known.partnerId)
                && since.equals(known.since)
                && known.holds()
                && (until == null || until.equals(known.until));
    }

    private boolean holds() {
        return !since.equals(until);
    }

    private boolean beginsBeforeEndOf(Custody other) {
        return other.until == null || since.isBefore(other.until);
    }

    UUID id() {
        return id;
    }

    CustodyRole role() {
        return role;
    }

    UUID partnerId() {
        return partnerId;
    }

    LocalDate since() {
        return since;
    }

    @Nullable LocalDate until() {
        return until;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }
}
