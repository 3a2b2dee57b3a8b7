package io.dangol.loyalty.household;

import io.dangol.loyalty.household.Household.Drawn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What members of households drew, in the database. */
public final class Draws {

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

    /** What a member took since then and did not bring back; by whichever of the cards that use its account. */
    static long since(Connection connection, UUID accountId, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(sum(d.points - coalesce((select sum(r.points) from household_return r where r.draw_id = d.id), 0)), 0)
                  from household_draw d
                 where d.drawer_id = any (array(select id from member where id = ? or account_id = ?)) and d.drawn_at > ?""")) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            select.setTimestamp(3, Timestamp.from(since));
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
                 where (d.drawer_id = ? or d.giver_id = ?) and d.household_id = ?
                   and exists (select from lot l where l.source_id = d.id and l.part = '*drawn' and l.remaining > 0) order by d.id""")) {
            select.setObject(1, memberId);
            select.setObject(2, memberId);
            select.setObject(3, householdId);
            return drawn(select);
        }
    }

    /** The lots of these accounts that hold what was drawn from others: to be spent, and not passed on. */
    public static Set<UUID> borrowed(Connection connection, Collection<UUID> accountIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select l.id
                  from lot l
                  join household_draw d on d.id = l.source_id
                  join member g on g.id = d.giver_id
                 where l.member_id = any (?) and l.part = '*drawn' and l.remaining > 0 and coalesce(g.account_id, g.id) <> l.member_id""")) {
            select.setArray(1, connection.createArrayOf("uuid", accountIds.toArray()));
            Set<UUID> lots = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(row.getObject(1, UUID.class));
                }
            }
            return lots;
        }
    }

    /** Of all households: of what something is left. */
    static List<Drawn> idle(Connection connection, UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct d.id, d.drawer_id, d.giver_id
                  from lot l
                  join household_draw d on d.id = l.source_id
                  join member g on g.id = d.giver_id
                 where l.part = '*drawn' and l.remaining > 0 and d.id > ? and coalesce(g.account_id, g.id) <> l.member_id
                 order by d.id limit ?""")) {
            select.setObject(1, after);
            select.setInt(2, limit);
            return drawn(select);
        }
    }

    private static List<Drawn> drawn(PreparedStatement select) throws SQLException {
        List<Drawn> drawn = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                drawn.add(new Drawn(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
            }
        }
        return drawn;
    }

    static void returned(Connection connection, Drawn drawn, UUID returnId, long points, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into household_return (id, draw_id, points, returned_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, returnId);
            insert.setObject(2, drawn.id());
            insert.setLong(3, points);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
        }
    }
}
