package io.dangol.platform.eventlog;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** A connection that listens to the log and, for as long as it lives, may hold the lock that makes its relay the one. */
final class RelayLeadership implements AutoCloseable {

    /** Of this service's database only: "dangol" in ASCII. */
    private static final long LOCK = 0x64616e676f6cL;

    /**
     * Where the leader's machine loses its power, nobody says good-bye: PostgreSQL has to notice by itself, or it would
     * keep the lock for the two hours of the operating system's own patience.
     */
    private static final String LOSE_SOON = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
            + " set tcp_keepalives_count = 3; set tcp_user_timeout = 25000";

    private static final String AS_BEFORE = "unlisten *; select pg_advisory_unlock_all(); reset synchronous_commit;"
            + " reset tcp_keepalives_idle; reset tcp_keepalives_interval; reset tcp_keepalives_count;"
            + " reset tcp_user_timeout";

    private final Connection connection;
    private final int waitMs;
    private int silenceBefore;

    RelayLeadership(AgroalDataSource dataSource, RelayConfig config) throws SQLException {
        this.waitMs = Math.toIntExact(config.pollInterval().toMillis());
        this.connection = dataSource.getConnection();
        try (Statement prepare = connection.createStatement()) {
            limitSilence(Math.toIntExact(config.silence().toMillis()));
            prepare.execute(LOSE_SOON);
            prepare.execute("listen " + EventLog.CHANNEL);
            // A position lost in a crash only means that some events are sent again, so it need not wait for the disk.
            prepare.execute("set synchronous_commit = off");
        } catch (SQLException e) {
            // Nobody else knows this connection yet: unless it goes back here, the pool counts it for ever.
            returnBroken(e);
            throw e;
        }
    }

    private void limitSilence(int milliseconds) throws SQLException {
        silenceBefore = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, milliseconds);
    }

    boolean acquired() throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet row = lock.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** A new leader may lead in a database that was promoted a moment ago. */
    void recognise() throws SQLException {
        Epochs.recognise(connection);
    }

    Position position() throws SQLException {
        return PublishedLog.position(connection);
    }

    List<LoggedEvent> after(Position position, int limit) throws SQLException {
        return PublishedLog.after(connection, position, limit);
    }

    /** False where somebody set the log back meanwhile. */
    boolean published(Position from, Position to) throws SQLException {
        return PublishedLog.published(connection, from, to);
    }

    boolean goBackToBeginOf(List<Topic> missing) throws SQLException {
        return MadeTopics.goBackToBeginOf(connection, missing);
    }

    /** Returns when something was appended, or after a while. */
    void awaitChange() throws SQLException {
        var unused = connection.unwrap(PGConnection.class).getNotifications(waitMs);
    }

    private void returnBroken(SQLException cause) {
        try {
            connection.close();
        } catch (SQLException again) {
            cause.addSuppressed(again);
        }
    }

    /** Gives the lock up with the connection's session: it must not go back to the pool while it holds the lock. */
    @Override
    public void close() throws SQLException {
        try (Statement unlock = connection.createStatement()) {
            unlock.execute(AS_BEFORE);
            connection.setNetworkTimeout(Runnable::run, silenceBefore);
        } finally {
            connection.close();
        }
    }
}
