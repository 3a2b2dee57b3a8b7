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
     * Claims the key for this transaction: a second request with the same key waits here until the first has ended. A
     * lock and no row, because a row would give the transaction its number before it has locked what it changes, and
     * what it tells would stand in the log before changes that it followed.
     *
     * @return the earlier use, if there was one
     */
    Optional<Earlier> claim(Use use) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, use.clientId() + "\n" + use.operation() + "\n" + use.key());
            lock.execute();
            // A statement of its own, so that it sees what was committed while we waited.
            return earlier(connection, use);
        } catch (SQLException e) {
            throw new IllegalStateException("Idempotency key could not be claimed", e);
        }
    }

    /** Keeps the key with the answer that a repeated request gets. */
    void keep(Use use, String requestHash, String answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into idempotency_key (client_id, operation, key, request_hash, answer)
                        values (?, ?, ?, ?, ?)""")) {
            bind(insert, use);
            insert.setString(4, requestHash);
            insert.setString(5, answer);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Answer could not be kept", e);
        }
    }

    private static Optional<Earlier> earlier(Connection connection, Use use) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select request_hash, answer from idempotency_key
                 where client_id = ? and operation = ? and key = ?""")) {
            bind(select, use);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Earlier(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    private static void bind(PreparedStatement statement, Use use) throws SQLException {
        statement.setString(1, use.clientId());
        statement.setString(2, use.operation());
        statement.setString(3, use.key());
    }
}
