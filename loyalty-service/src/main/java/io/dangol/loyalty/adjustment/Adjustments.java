package io.dangol.loyalty.adjustment;

import io.dangol.loyalty.adjustment.Adjustment.Decision;
import io.dangol.loyalty.adjustment.Adjustment.Reason;
import io.dangol.loyalty.adjustment.Adjustment.Status;
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

/** The adjustments in the database. */
final class Adjustments {

    private static final String SELECT = """
            select id, member_id, points, reason, reference, funder_id, requested_client, requested_user, requested_at,
                   status, decided_client, decided_user, decided_at
              from adjustment""";

    private Adjustments() {}

    static Optional<Adjustment> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<Adjustment> find(Connection connection, String clientId, String reference) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where requested_client = ? and reference = ?")) {
            select.setString(1, clientId);
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    /** Oldest first. */
    static List<Adjustment> after(Connection connection, UUID after, @Nullable Status status, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where id > ?" + (status == null ? "" : " and status = ?") + " order by id limit ?")) {
            select.setObject(1, after);
            if (status != null) {
                select.setString(2, status.name());
            }
            select.setInt(status == null ? 2 : 3, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, Adjustment adjustment) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into adjustment (id, member_id, points, reason, reference, funder_id, requested_client,
                    requested_user, requested_at, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, adjustment.id());
            insert.setObject(2, adjustment.memberId());
            insert.setLong(3, adjustment.points());
            insert.setString(4, adjustment.reason().name());
            insert.setString(5, adjustment.reference());
            insert.setObject(6, adjustment.funderId());
            insert.setString(7, adjustment.requestedBy().clientId());
            insert.setString(8, adjustment.requestedBy().user());
            insert.setTimestamp(9, Timestamp.from(adjustment.requestedAt()));
            insert.setString(10, adjustment.status().name());
            insert.executeUpdate();
        }
    }

    static void decide(Connection connection, Adjustment adjustment, Decision decision) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update adjustment set status = ?, decided_client = ?, decided_user = ?, decided_at = ?
                 where id = ?""")) {
            update.setString(1, adjustment.status().name());
            update.setString(2, decision.by().clientId());
            update.setString(3, decision.by().user());
            update.setTimestamp(4, Timestamp.from(decision.at()));
            update.setObject(5, adjustment.id());
            update.executeUpdate();
        }
    }

    private static List<Adjustment> rows(PreparedStatement select) throws SQLException {
        List<Adjustment> adjustments = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                adjustments.add(adjustment(row));
            }
        }
        return adjustments;
    }

    private static Adjustment adjustment(ResultSet row) throws SQLException {
        String decidedBy = row.getString(11);
        return new Adjustment(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getLong(3),
                Reason.valueOf(row.getString(4)),
                row.getString(5),
                row.getObject(6, UUID.class),
                new Person(row.getString(7), row.getString(8)),
                row.getTimestamp(9).toInstant(),
                Status.valueOf(row.getString(10)),
                decidedBy == null
                        ? null
                        : new Decision(
                                new Person(decidedBy, row.getString(12)),
                                row.getTimestamp(13).toInstant()));
    }
}
