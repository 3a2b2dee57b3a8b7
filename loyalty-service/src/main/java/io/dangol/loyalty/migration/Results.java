package io.dangol.loyalty.migration;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.migration.Import.RowOutcome;
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
            insert into import_result (import_id, number, outcome, card, member_id, points, code, errors)
            select ?, r.* from unnest(?::bigint[], ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::text[]) as r""";

    private Results() {}

    /**
     * Of one row.
     *
     * @param card one of its cards, masked
     * @param memberId where the row is a member's here
     * @param errors as they are kept
     */
    record Result(
            long number,
            RowOutcome outcome,
            @Nullable String card,
            @Nullable UUID memberId,
            long points,
            @Nullable String code,
            @Nullable String errors) {}

    static void insert(Connection connection, UUID importId, List<Result> results) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, importId);
            var unused = new Columns<>(connection, insert, results, 1)
                    .add("bigint", Result::number)
                    .add("text", Result::outcome)
                    .add("text", Result::card)
                    .add("uuid", Result::memberId)
                    .add("bigint", Result::points)
                    .add("text", Result::code)
                    .add("text", Result::errors);
            insert.executeUpdate();
        }
    }

    /** In the order of the file. */
    static List<Result> after(Connection connection, UUID importId, @Nullable RowOutcome outcome, long number, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select number, outcome, card, member_id, points, code, errors from import_result
                 where import_id = ? and number > ? and (?::text is null or outcome = ?) order by number limit ?""")) {
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
                            row.getString(3),
                            row.getObject(4, UUID.class),
                            row.getLong(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
            return results;
        }
    }

    /** How many rows are rejected, by the first reason. */
    static Map<String, Long> rejections(Connection connection, UUID importId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select code, count(*) from import_result where import_id = ? and outcome = 'REJECTED' group by code""")) {
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
