package io.dangol.customer.customerimport;

import io.dangol.customer.customerimport.Import.RowOutcome;
import io.dangol.customer.sql.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of rows, in the database. */
final class Results {

    private static final String INSERT = """
            insert into customer_import_result (import_id, number, outcome, customer_id, code, errors)
            select ?, r.* from unnest(?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[]) as r""";

    private static final String AFTER = """
            select number, outcome, customer_id, code, errors from customer_import_result
             where import_id = ? and number > ? and (?::text is null or outcome = ?) order by number limit ?""";

    private Results() {}

    /** Of one row; errors are as they are kept. */
    record Result(
            long number,
            RowOutcome outcome,
            @Nullable UUID customerId,
            @Nullable String code,
            @Nullable String errors) {}

    static void insert(Connection connection, UUID importId, List<Result> results) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, importId);
            var unused = new Columns<>(connection, insert, results, 1)
                    .add("bigint", Result::number)
                    .add("text", Result::outcome)
                    .add("uuid", Result::customerId)
                    .add("text", Result::code)
                    .add("text", Result::errors);
            insert.executeUpdate();
        }
    }

    /** In the order of the file. */
    static List<Result> after(Connection connection, UUID importId, @Nullable RowOutcome outcome, long number, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setObject(1, importId);
            select.setLong(2, number);
            select.setString(3, outcome == null ? null : outcome.name());
            select.setString(4, outcome == null ? null : outcome.name());
            select.setInt(5, most);
            List<Result> results = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    results.add(new Result(
                            row.getLong(1),
                            RowOutcome.valueOf(row.getString(2)),
                            row.getObject(3, UUID.class),
                            row.getString(4),
                            row.getString(5)));
                }
            }
            return results;
        }
    }

    /** Rejected rows by the code of their first error. */
    static Map<String, Long> rejections(Connection connection, UUID importId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select code, count(*) from customer_import_result"
                + " where import_id = ? and outcome = 'REJECTED' group by code")) {
            select.setObject(1, importId);
            Map<String, Long> rejections = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rejections.put(row.getString(1), row.getLong(2));
                }
            }
            return rejections;
        }
    }
}
