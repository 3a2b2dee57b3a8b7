package io.dangol.partner.store;

import io.dangol.partner.store.StoreApi.Details;
import io.dangol.partner.store.StoreApi.StoreView;
import io.dangol.partner.store.StoreEvent.StoreChanged;
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

/** Where a partner sells: its code is what tills name, its zone makes its business day. */
@Entity
@Table(name = "store")
class Store {

    /** Whether it sells. */
    enum Status {
        OPEN,
        CLOSED
    }

    @Id
    private UUID id;

    @Column(name = "partner_id")
    private UUID partnerId;

    private String code;
    private String name;
    private String zone;
    private String currency;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Store() {}

    Store(UUID id, UUID partnerId, Details details, Instant at) {
        this.id = id;
        this.partnerId = partnerId;
        this.createdAt = at;
        this.updatedAt = at;
        this.code = details.code();
        this.name = details.name();
        this.zone = details.zone() == null ? "Asia/Seoul" : details.zone();
        this.currency = details.currency();
        become(details.status() == null ? Status.OPEN : details.status(), at);
    }

    void change(Details details, Instant at) {
        code = details.code();
        name = details.name();
        zone = details.zone() == null ? zone : details.zone();
        currency = details.currency();
        become(details.status() == null ? status : details.status(), at);
        updatedAt = at;
    }

    private void become(Status next, Instant at) {
        boolean closing = next == Status.CLOSED && status != Status.CLOSED;
        closedAt = closing ? at : next == Status.OPEN ? null : closedAt;
        status = next;
    }

    StoreChanged told() {
        return new StoreChanged(id, code, name, partnerId, zone, currency, status.name(), closedAt, version, updatedAt);
    }

    UUID id() {
        return id;
    }

    UUID partnerId() {
        return partnerId;
    }

    String code() {
        return code;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }

    Details details() {
        return new Details(code, name, zone, currency, status);
    }

    StoreView view() {
        return new StoreView(
                id, partnerId, code, name, zone, currency, status, closedAt, createdAt, updatedAt, version);
    }
}
