package io.dangol.loyalty.merge;

import io.dangol.loyalty.ledger.Debts;
import io.dangol.loyalty.merge.Merge.Moved;
import io.dangol.loyalty.merge.Merge.Reason;
import io.dangol.loyalty.merge.Merge.Reversal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The merges in the database. */
final class Merges {

    private static final String SELECT = """
            select id, program_id, survivor_id, absorbed_id, reason, reference, client_id, lots, points, debts, held,
                   merged_at, reversed_at, reversed_by, reversed_lots, reversed_points, reversed_owed, reversed_used
              from member_merge""";

    private Merges() {}

    static Optional<Merge> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<Merge> find(Connection connection, String clientId, String reference) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where client_id = ? and reference = ?")) {
            select.setString(1, clientId);
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    /** Oldest first. */
    static List<Merge> after(Connection connection, UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id > ? order by id limit ?")) {
            select.setObject(1, after);
            select.setInt(2, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, Merge merge) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into member_merge (id, program_id, survivor_id, absorbed_id, reason, reference, client_id, lots,
                    points, debts, held, merged_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, merge.id());
            insert.setObject(2, merge.programId());
            insert.setObject(3, merge.survivorId());
            insert.setObject(4, merge.absorbedId());
            insert.setString(5, merge.reason().name());
            insert.setString(6, merge.reference());
            insert.setString(7, merge.clientId());
            insert.setInt(8, merge.moved().lots());
            insert.setLong(9, merge.moved().points());
            insert.setString(10, merge.moved().debts().text());
            insert.setLong(11, merge.moved().held());
            insert.setTimestamp(12, Timestamp.from(merge.mergedAt()));
            insert.executeUpdate();
        }
    }

    static void reverse(Connection connection, UUID id, Reversal reversal) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update member_merge set reversed_at = ?, reversed_by = ?, reversed_lots = ?, reversed_points = ?,
                       reversed_owed = ?, reversed_used = ? where id = ?""")) {
            update.setTimestamp(1, Timestamp.from(reversal.at()));
            update.setString(2, reversal.clientId());
            update.setInt(3, reversal.lots());
            update.setLong(4, reversal.points());
            update.setLong(5, reversal.owed());
            update.setLong(6, reversal.used());
            update.setObject(7, id);
            update.executeUpdate();
        }
    }

    private static List<Merge> rows(PreparedStatement select) throws SQLException {
        List<Merge> merges = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                merges.add(new Merge(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        Reason.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        new Moved(row.getInt(8), row.getLong(9), Debts.parse(row.getString(10)), row.getLong(11)),
                        row.getTimestamp(12).toInstant(),
                        reversal(row)));
            }
        }
        return merges;
    }

    private static @Nullable Reversal reversal(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(13);
        return at == null
                ? null
                : new Reversal(
                        at.toInstant(),
                        row.getString(14),
                        row.getInt(15),
                        row.getLong(16),
                        row.getLong(17),
                        row.getLong(18));
    }
}
