package io.dangol.loyalty.liability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How much of the database at once is read. */
public final class Reading {

    /** Whoever asks for more than that asks again, or for less; the tills need the database as well. */
    private static final int LONGEST_MS = 60_000;

    private Reading() {}

    /** The transaction that begins here only reads, as of one moment, and no statement of it for long. */
    public static void atOneMoment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        notForLong(connection);
    }

    /** No statement of this transaction. */
    public static void notForLong(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = " + LONGEST_MS);
            // What adds up everything reads everything; only tills shun it.
            statement.execute("set local enable_seqscan = on");
        }
    }
}
