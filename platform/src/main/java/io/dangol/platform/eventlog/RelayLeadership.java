package io.dangol.platform.eventlog;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/** A connection that listens to the log and, for as long as it lives, may hold the lock that makes its relay the one. */
final class RelayLeadership implements AutoCloseable {

    /** Of this service's database only: "dangol" in ASCII. */
    private static final long LOCK = 0x64616e676f6cL;

    private static final long HOUSEKEEPING_NANOS = Duration.ofHours(1).toNanos();
    private static final String KEPT_KEYS = "delete from idempotency_key where created_at < now() - interval '7 days'";

    private final Connection connection;
    private final int waitMs;
    private long tidiedAt = System.nanoTime() - HOUSEKEEPING_NANOS;

    RelayLeadership(AgroalDataSource dataSource, Duration wait) throws SQLException {
        this.connection = dataSource.getConnection();
        this.waitMs = Math.toIntExact(wait.toMillis());
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + EventLog.CHANNEL);
            // A position lost in a crash only means that some events are sent again, so it need not wait for the disk.
            listen.execute("set synchronous_commit = off");
        }
    }

    boolean acquired() throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet row = lock.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    Position position() throws SQLException {
        return PublishedLog.position(connection);
    }

    List<LoggedEvent> after(Position position, int limit) throws SQLException {
        return PublishedLog.after(connection, position, limit);
    }

    void published(Position position) throws SQLException {
        PublishedLog.published(connection, position);
    }

    /** Returns when something was appended, or after a while. */
    void awaitChange() throws SQLException {
        var unused = connection.unwrap(PGConnection.class).getNotifications(waitMs);
    }

    void housekeeping(Optional<Duration> retention) throws SQLException {
        if (System.nanoTime() - tidiedAt < HOUSEKEEPING_NANOS) {
            return;
        }
        tidiedAt = System.nanoTime();
        try (Statement tidy = connection.createStatement()) {
            tidy.execute("select event_log_ensure_partitions(2)");
            tidy.executeUpdate(KEPT_KEYS);
        }
        if (retention.isPresent()) {
            drop(retention.get());
        }
    }

    private void drop(Duration retention) throws SQLException {
        try (PreparedStatement drop =
                connection.prepareStatement("select event_log_drop_before(now() - ?::interval)")) {
            drop.setString(1, retention.toString());
            drop.execute();
        }
    }

    /** Gives the lock up with the connection's session: it must not go back to the pool while it holds the lock. */
    @Override
    public void close() throws SQLException {
        try (Statement unlock = connection.createStatement()) {
            unlock.execute("unlisten *; select pg_advisory_unlock_all(); reset synchronous_commit");
        } finally {
            connection.close();
        }
    }
}
