package io.dangol.partner.shipment;

import io.dangol.partner.shipment.ShipmentApi.Details;
import io.dangol.partner.shipment.ShipmentApi.Line;
import io.dangol.partner.shipment.ShipmentApi.ShipmentView;
import io.dangol.partner.shipment.ShipmentEvent.ShipmentChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A delivery to a partner: sell-in. Corrected as a whole; what it said before is kept. */
@Entity
@Table(name = "shipment")
class Shipment {

    /** Whether it took place. */
    enum Status {
        RECORDED,
        CANCELLED
    }

    @Id
    private UUID id;

    private String number;

    @Column(name = "partner_id")
    private UUID partnerId;

    @Column(name = "shipped_on")
    private LocalDate shippedOn;

    @Convert(converter = LinesAsText.class)
    private List<Line> lines;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Shipment() {}

    Shipment(UUID id, Details details, Instant at) {
        this.id = id;
        this.number = details.number();
        this.createdAt = at;
        this.partnerId = details.partnerId();
        this.shippedOn = details.shippedOn();
        this.lines = List.copyOf(details.lines());
        this.status = Status.RECORDED;
        this.updatedAt = at;
    }

    /** What was cancelled and is sent again has taken place after all. */
    void correct(Details details, Instant at) {
        partnerId = details.partnerId();
        shippedOn = details.shippedOn();
        lines = List.copyOf(details.lines());
        status = Status.RECORDED;
        updatedAt = at;
    }

    void cancel(Instant at) {
        status = Status.CANCELLED;
        updatedAt = at;
    }

    boolean isCancelled() {
        return status == Status.CANCELLED;
    }

    /** Whether it already says just this. */
    boolean says(Details details) {
        return status == Status.RECORDED && details().equals(details);
    }

    ShipmentChanged told() {
        List<ShipmentChanged.Line> told = lines.stream()
                .map(line -> new ShipmentChanged.Line(line.sku(), line.quantity(), line.named()))
                .toList();
        return new ShipmentChanged(id, number, partnerId, shippedOn, told, status.name(), version, updatedAt);
    }

    UUID id() {
        return id;
    }

    UUID partnerId() {
        return partnerId;
    }

    long version() {
        return version;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Details details() {
        return new Details(number, partnerId, shippedOn, lines);
    }

    ShipmentView view() {
        return new ShipmentView(id, number, partnerId, shippedOn, lines, status, createdAt, updatedAt, version);
    }
}
