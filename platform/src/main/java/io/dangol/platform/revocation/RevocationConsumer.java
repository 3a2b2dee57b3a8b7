package io.dangol.platform.revocation;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;

/** Keeps revocations as they are told. One replica hears of each, and all of them read what it kept. */
@Singleton
class RevocationConsumer implements Subscriber {

    private static final String KEEP =
            "insert into revoked_client (client_id, revoked_at) values (?, ?) on conflict (client_id) do nothing";

    /** Our reading of {@code io.dangol.partner.ApiClientChanged.v1}. */
    record ApiClientChanged(String clientId, String status, Instant at) {}

    private final AgroalDataSource dataSource;

    RevocationConsumer(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return "revocations";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.partner.api-client");
    }

    @Override
    public void on(InboxEvent event) {
        if (event.type().equals("io.dangol.partner.ApiClientChanged.v1")) {
            ApiClientChanged client = event.as(ApiClientChanged.class);
            if (client.status().equals("REVOKED")) {
                keep(client);
            }
        }
    }

    private void keep(ApiClientChanged client) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, client.clientId());
            insert.setTimestamp(2, Timestamp.from(client.at()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A revocation could not be kept", e);
        }
    }
}
