package io.dangol.loyalty.catalog;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores as partner-service tells of them. */
@ApplicationScoped
class StoreConsumer implements Subscriber {

    /** Our reading of {@code io.dangol.partner.StoreChanged.v1}. */
    record StoreChanged(
            UUID storeId,
            String code,
            UUID partnerId,
            String zone,
            String currency,
            String status,
            @Nullable Instant closedAt,
            @Nullable Long version,
            Instant at) {

        /** Since when it is closed; those that closed before this was told apart closed when that was told. */
        @Nullable Instant closed() {
            return status.equals("OPEN") ? null : closedAt == null ? at : closedAt;
        }
    }

    /** Before versions were told, the store as it was told last stood. */
    private static final long UNTOLD = -1;

    private static final String UPSERT = """
            insert into store as s (id, code, partner_id, zone, currency, closed_at, version) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set code = excluded.code, partner_id = excluded.partner_id, zone = excluded.zone,
                currency = excluded.currency, closed_at = excluded.closed_at, version = excluded.version
              where s.version <= excluded.version""";

    private final AgroalDataSource dataSource;

    StoreConsumer(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.partner.store");
    }

    @Override
    public void on(InboxEvent event) {
        if (event.type().equals("io.dangol.partner.StoreChanged.v1")) {
            keep(event.as(StoreChanged.class));
        }
    }

    void keep(StoreChanged store) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setObject(1, store.storeId());
            upsert.setString(2, store.code());
            upsert.setObject(3, store.partnerId());
            upsert.setString(4, store.zone());
            upsert.setString(5, store.currency());
            Instant closed = store.closed();
            upsert.setTimestamp(6, closed == null ? null : Timestamp.from(closed));
            upsert.setLong(7, store.version() == null ? UNTOLD : store.version());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Store could not be kept", e);
        }
    }
}
