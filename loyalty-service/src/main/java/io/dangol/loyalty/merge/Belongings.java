package io.dangol.loyalty.merge;

import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What is whose: which lots an account has, and to which member's cards they belong. Whoever calls holds the accounts. */
final class Belongings {

    static final String LOTS_OF_ACCOUNT = """
            select id from lot where member_id = ? and remaining > 0
             union all
            select id from lot where member_id = ? and remaining = 0""";

    /** A lot belongs to whom its sale, adjustment, redemption or gift names; where none made it, to the account that it was opened in. */
    private static final String LOTS_OF_MEMBERS = """
            select l.id
              from lot l
              left join sale s on s.id = l.source_id
              left join receipt_claim c on c.sale_id = l.source_id
              left join adjustment a on a.id = l.source_id
              left join hold h on h.id = l.source_id
              left join gift g on g.id = l.source_id
              left join gift b on b.reversal_id = l.source_id
              left join household_draw d on d.id = l.source_id
              left join household_draw r on r.reversal_id = l.source_id
             where l.id = any (?)
               and coalesce(s.member_id, c.member_id, a.member_id, h.member_id, g.receiver_id, b.giver_id, d.drawer_id,
                            r.giver_id, l.opened_in, l.member_id) = any (?)""";

    private static final String MOVE = """
            update lot set opened_in = coalesce(opened_in, member_id), member_id = ? where id = any (?)""";

    static final String FAMILY = """
            with recursive family (id) as (
                select ?::uuid
                 union
                select m.absorbed_id from family f join member_merge m on m.survivor_id = f.id and m.reversed_at is null)
            select id from family""";

    /** Of the lots that moved then, what they held less what they hold. */
    static final String USED = """
            select coalesce(sum(greatest(u.points - l.remaining, 0)), 0)
              from (select u.lot_id, sum(u.points) as points
                      from ledger_entry e join lot_use u on u.entry_id = e.id
                     where e.member_id = ? and e.source_id = ? and e.kind = 'MERGED' group by u.lot_id) u
              join lot l on l.id = u.lot_id""";

    private Belongings() {}

    /** The member and those that were merged into it, and into those. */
    static Set<UUID> family(Connection connection, UUID memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FAMILY)) {
            select.setObject(1, memberId);
            return ids(select);
        }
    }

    /** Also those that hold nothing any more: something may come back to them. */
    static Set<UUID> lots(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOTS_OF_ACCOUNT)) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            return ids(select);
        }
    }

    /** Those of the account's lots that belong to these members. */
    static Set<UUID> lots(Connection connection, UUID accountId, Collection<UUID> memberIds) throws SQLException {
        Set<UUID> all = lots(connection, accountId);
        try (Reach.Widened everything = Reach.EVERYTHING.on(connection);
                PreparedStatement select = everything.connection().prepareStatement(LOTS_OF_MEMBERS)) {
            select.setArray(1, connection.createArrayOf("uuid", all.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", memberIds.toArray()));
            return ids(select);
        }
    }

    static void move(Connection connection, Collection<UUID> lots, UUID to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setObject(1, to);
            update.setArray(2, connection.createArrayOf("uuid", lots.toArray()));
            update.executeUpdate();
        }
    }

    /** From now on the cards of these members use that account, of which one may be the owner. */
    static void use(Connection connection, Collection<UUID> memberIds, UUID accountId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update member set account_id = nullif(?, id) where id = any (?)")) {
            update.setObject(1, accountId);
            update.setArray(2, connection.createArrayOf("uuid", memberIds.toArray()));
            update.executeUpdate();
        }
    }

    static long used(Connection connection, Merge merge) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(USED)) {
            select.setObject(1, merge.absorbedId());
            select.setObject(2, merge.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Set<UUID> ids(PreparedStatement select) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
