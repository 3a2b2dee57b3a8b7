package io.dangol.customer.merge;

import io.dangol.customer.merge.Merge.Reversal;
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

/** Merges in the database, and the pointers that follow from those that stand. */
final class MergeRows {

    private static final String SELECT = """
            select id, survivor_id, absorbed_id, reason, merged_by, merged_at, reversal_reason, reversed_by, reversed_at
              from customer_merge""";

    private static final String INSERT = """
            insert into customer_merge (id, survivor_id, absorbed_id, reason, merged_by, merged_at)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String REVERSE =
            "update customer_merge set reversal_reason = ?, reversed_by = ?, reversed_at = ? where id = ?";

    /** Both have another version: who follows changes sees them. */
    private static final String POINT = """
            update customer set version = version + 1,
                   merged_into = case when id = ? then ?::uuid else merged_into end,
                   merged_at = case when id = ? then ?::timestamptz else merged_at end
             where id = any (?)""";

    private MergeRows() {}

    static void insert(Connection connection, Merge merge) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, merge.id());
            insert.setObject(2, merge.survivorId());
            insert.setObject(3, merge.absorbedId());
            insert.setString(4, merge.reason());
            insert.setString(5, merge.mergedBy());
            insert.setTimestamp(6, Timestamp.from(merge.mergedAt()));
            insert.executeUpdate();
        }
        point(connection, merge, true);
    }

    static void reverse(Connection connection, Merge merge, Reversal how) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REVERSE)) {
            update.setString(1, how.reason());
            update.setString(2, how.by());
            update.setTimestamp(3, Timestamp.from(how.at()));
            update.setObject(4, merge.id());
            update.executeUpdate();
        }
        point(connection, merge, false);
    }

    private static void point(Connection connection, Merge merge, boolean merged) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(POINT)) {
            update.setObject(1, merge.absorbedId());
            update.setObject(2, merged ? merge.survivorId() : null);
            update.setObject(3, merge.absorbedId());
            update.setTimestamp(4, merged ? Timestamp.from(merge.mergedAt()) : null);
            update.setArray(5, connection.createArrayOf("uuid", new Object[] {merge.survivorId(), merge.absorbedId()}));
            update.executeUpdate();
        }
    }

    static Optional<Merge> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** The one by which the customer is part of another. */
    static Optional<Merge> standing(Connection connection, UUID absorbedId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where absorbed_id = ? and reversed_at is null")) {
            select.setObject(1, absorbedId);
            return read(select).stream().findFirst();
        }
    }

    /** Oldest first, from behind the one where the page before ended. */
    static List<Merge> after(Connection connection, @Nullable UUID customerId, UUID after, int limit)
            throws SQLException {
        String sql = SELECT + " where id > ? and (?::uuid is null or survivor_id = ? or absorbed_id = ?)"
                + " order by id limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, after);
            select.setObject(2, customerId);
            select.setObject(3, customerId);
            select.setObject(4, customerId);
            select.setInt(5, limit);
            return read(select);
        }
    }

    private static List<Merge> read(PreparedStatement select) throws SQLException {
        List<Merge> merges = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                merges.add(new Merge(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        reversal(row)));
            }
        }
        return merges;
    }

    private static @Nullable Reversal reversal(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(9);
        return at == null ? null : new Reversal(row.getString(7), row.getString(8), at.toInstant());
    }
}
