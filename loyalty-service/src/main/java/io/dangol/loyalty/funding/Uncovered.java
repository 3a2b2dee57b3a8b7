package io.dangol.loyalty.funding;

import io.dangol.loyalty.account.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A lot that waits for one of its funders to pay. They stand in a line for each funder, the oldest lot first. */
record Uncovered(UUID partnerId, UUID lotId, UUID memberId) {

    static void insert(Connection connection, List<Uncovered> lots) throws SQLException {
        if (lots.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into lot_uncovered (partner_id, lot_id) select * from unnest(?::uuid[], ?::uuid[])""")) {
            var unused = new Columns<>(connection, insert, lots)
                    .add("uuid", Uncovered::partnerId)
                    .add("uuid", Uncovered::lotId);
            insert.executeUpdate();
        }
    }

    static List<Uncovered> first(Connection connection, UUID partnerId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select q.lot_id, l.member_id from lot_uncovered q join lot l on l.id = q.lot_id"
                        + " where q.partner_id = ? order by q.lot_id limit ?")) {
            select.setObject(1, partnerId);
            select.setInt(2, limit);
            List<Uncovered> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(new Uncovered(partnerId, row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return lots;
        }
    }

    /** When the oldest lot of each partner's line was given. */
    static Map<UUID, Instant> since(Connection connection, Collection<UUID> partners) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select p.id, l.waits_since
                  from unnest(?::uuid[]) as p (id)
                 cross join lateral (select lot_id from lot_uncovered where partner_id = p.id order by lot_id limit 1) q
                  join lot l on l.id = q.lot_id where l.waits_since is not null""")) {
            select.setArray(1, connection.createArrayOf("uuid", partners.toArray()));
            Map<UUID, Instant> since = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp moment = row.getTimestamp(2);
                    since.put(row.getObject(1, UUID.class), moment.toInstant());
                }
            }
            return since;
        }
    }

    /** @return those lots for which nobody has to pay any more */
    static Set<UUID> delete(Connection connection, UUID partnerId, Collection<UUID> lots) throws SQLException {
        Object[] ids = lots.toArray();
        try (PreparedStatement delete = connection.prepareStatement(
                        "delete from lot_uncovered where partner_id = ? and lot_id = any (?)");
                PreparedStatement others =
                        connection.prepareStatement("select lot_id from lot_uncovered where lot_id = any (?)")) {
            delete.setObject(1, partnerId);
            delete.setArray(2, connection.createArrayOf("uuid", ids));
            delete.executeUpdate();
            others.setArray(1, connection.createArrayOf("uuid", ids));
            Set<UUID> free = new HashSet<>(lots);
            try (ResultSet row = others.executeQuery()) {
                while (row.next()) {
                    free.remove(row.getObject(1, UUID.class));
                }
            }
            return free;
        }
    }
}
