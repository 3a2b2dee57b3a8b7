package io.dangol.loyalty.household;

import io.dangol.loyalty.household.Household.Drawn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What members of households drew, in the database. */
final class Draws {

    private Draws() {}

    static void insert(Connection connection, UUID householdId, Drawn drawn, long points, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into household_draw (id, household_id, drawer_id, giver_id, points, drawn_at)
                values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, drawn.id());
            insert.setObject(2, householdId);
            insert.setObject(3, drawn.drawerId());
            insert.setObject(4, drawn.giverId());
            insert.setLong(5, points);
            insert.setTimestamp(6, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    /** What a member took since then and did not bring back. */
    static long since(Connection connection, UUID drawerId, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(sum(points - coalesce(reversed_points, 0)), 0) from household_draw
                 where drawer_id = ? and drawn_at > ?""")) {
            select.setObject(1, drawerId);
            select.setTimestamp(2, Timestamp.from(since));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Of what a member drew or others drew from it, that of which something is left. */
    static List<Drawn> unspent(Connection connection, UUID householdId, UUID memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select d.id, d.drawer_id, d.giver_id from household_draw d
                 where (d.drawer_id = ? or d.giver_id = ?) and d.household_id = ? and d.reversed_at is null
                   and exists (select from lot l where l.source_id = d.id and l.remaining > 0) order by d.id""")) {
            select.setObject(1, memberId);
            select.setObject(2, memberId);
            select.setObject(3, householdId);
            List<Drawn> drawn = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    drawn.add(new Drawn(
                            row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
                }
            }
            return drawn;
        }
    }

    static void reverse(Connection connection, Drawn drawn, UUID reversalId, long points, Instant at)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update household_draw set reversal_id = ?, reversed_at = ?, reversed_points = ? where id = ?""")) {
            update.setObject(1, reversalId);
            update.setTimestamp(2, Timestamp.from(at));
            update.setLong(3, points);
            update.setObject(4, drawn.id());
            update.executeUpdate();
        }
    }
}
