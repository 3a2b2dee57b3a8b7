package io.dangol.platform.idempotency;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that were used and the answers given, in the transaction of their effect. */
@Singleton
class IdempotencyKeys {

    /** Who used which key for what. */
    record Use(String clientId, String operation, String key) {}

    record Earlier(String requestHash, @Nullable String answer) {}

    private final AgroalDataSource dataSource;

    IdempotencyKeys(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Claims the key for this transaction. A second request with the same key waits here until the first has ended.
     *
     * @return the earlier use, if there was one
     */
    Optional<Earlier> claim(Use use, String requestHash) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into idempotency_key (client_id, operation, key, request_hash)
                        values (?, ?, ?, ?) on conflict do nothing""")) {
            bind(insert, use);
            insert.setString(4, requestHash);
            return insert.executeUpdate() == 1 ? Optional.empty() : Optional.of(earlier(connection, use));
        } catch (SQLException e) {
            throw new IllegalStateException("Idempotency key could not be claimed", e);
        }
    }

    void answer(Use use, String answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update idempotency_key set answer = ? where client_id = ? and operation = ? and key = ?")) {
            update.setString(1, answer);
            update.setString(2, use.clientId());
            update.setString(3, use.operation());
            update.setString(4, use.key());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Answer could not be kept", e);
        }
    }

    private static Earlier earlier(Connection connection, Use use) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select request_hash, answer from idempotency_key
                 where client_id = ? and operation = ? and key = ?""")) {
            bind(select, use);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Idempotency key vanished");
                }
                return new Earlier(row.getString(1), row.getString(2));
            }
        }
    }

    private static void bind(PreparedStatement statement, Use use) throws SQLException {
        statement.setString(1, use.clientId());
        statement.setString(2, use.operation());
        statement.setString(3, use.key());
    }
}
