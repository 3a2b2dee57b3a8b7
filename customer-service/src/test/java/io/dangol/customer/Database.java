package io.dangol.customer;

import static org.awaitility.Awaitility.await;

import io.dangol.testing.Owner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's database from outside. */
public final class Database {

    private Database() {}

    /** The first column of each row. */
    public static List<String> select(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
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

    public static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** What was announced about a customer, in its order: the last part of each event's type. */
    public static List<String> announced(Object customerId) throws SQLException {
        return select(
                "select split_part(type, '.', 4) from event_log where key = ? order by epoch, xid, id",
                customerId.toString());
    }

    /** Waits until nothing is under way that began before: what was written so far is told by the change feed. */
    public static void settle() throws SQLException {
        String begun = select("select pg_snapshot_xmax(pg_current_snapshot())").get(0);
        await().until(() -> select("select pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8", begun)
                .contains("t"));
    }

    /** Every row of every table, as text; binary columns in hexadecimal. */
    public static String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : select("select format('%I', table_name) from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            for (String row : select("select t::text from " + table + " t")) {
                all.append(table).append(": ").append(row).append('\n');
            }
        }
        return all.toString();
    }

    public static Connection connect() throws SQLException {
        return Owner.connect();
    }
}
