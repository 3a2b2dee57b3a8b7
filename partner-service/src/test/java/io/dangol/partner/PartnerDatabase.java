package io.dangol.partner;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.dangol.testing.Owner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's database from outside, and holds it up where a test needs two requests to meet. */
public final class PartnerDatabase {

    /** Locks of a transaction that changes nothing; closing it lets the others go on. */
    public record Hold(Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private PartnerDatabase() {}

    public static Hold hold(String sql) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
        return new Hold(connection);
    }

    /** Until that many of the service's transactions wait for a lock. */
    public static void awaitWaiting(int count) {
        await().atMost(30, SECONDS).until(() -> waiting() == count);
    }

    /** The first column of each row. */
    public static List<String> select(String sql, String... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static int waiting() throws SQLException {
        return select(
                        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .size();
    }

    private static Connection connect() throws SQLException {
        return Owner.connect();
    }
}
