package io.dangol.customer.leavealone;

import io.dangol.customer.permit.Facts.Rest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A customer whom nobody contacts but for service and recalls. It ends when somebody says so, never by itself. */
@Entity
@Table(name = "leave_alone")
class LeaveAlone {

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private Rest reason;

    @Column(name = "review_on")
    private LocalDate reviewOn;

    private Instant since;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected LeaveAlone() {}

    LeaveAlone(UUID customerId, Rest reason, LocalDate reviewOn, Instant since) {
        this.customerId = customerId;
        this.reason = reason;
        this.reviewOn = reviewOn;
        this.since = since;
    }

    void change(Rest other, LocalDate otherReview) {
        reason = other;
        reviewOn = otherReview;
    }

    UUID customerId() {
        return customerId;
    }

    Rest reason() {
        return reason;
    }

    LocalDate reviewOn() {
        return reviewOn;
    }

    Instant since() {
        return since;
    }

    long version() {
        return version;
    }
}
