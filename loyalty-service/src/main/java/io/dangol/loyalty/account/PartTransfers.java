package io.dangol.loyalty.account;

import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.PartTransfer;
import io.dangol.loyalty.ledger.PartTransfer.Part;
import io.dangol.loyalty.ledger.Transfer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes what came from one account to another as a part of lots. */
public final class PartTransfers {

    /** Of a part of a part, what it was at first: how old it is and what sale paid for it stays known. */
    private static final String PART_OF = """
            update lot l set part_of = coalesce(o.part_of, o.id)
              from unnest(?::uuid[], ?::uuid[]) as p (id, of_id) join lot o on o.id = p.of_id where l.id = p.id""";

    private PartTransfers() {}

    /** Whoever calls holds both accounts. */
    public static void insert(Connection connection, PartTransfer moved) throws SQLException {
        Transfer transfer = moved.transfer();
        LedgerRows.insert(connection, List.of(transfer.from(), transfer.to()));
        try (PreparedStatement update = connection.prepareStatement(PART_OF)) {
            var unused = new Columns<>(connection, update, moved.parts())
                    .add("uuid", Part::lotId)
                    .add("uuid", Part::ofLotId);
            update.executeUpdate();
        }
    }

    /** Of what was taken from these lots that which the account of a member has now. */
    public static Set<UUID> partsAt(Connection connection, UUID memberId, Collection<UUID> lots) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select l.id from lot l
                 where l.part_of = any (?) and l.member_id = (select coalesce(account_id, id) from member where id = ?)""")) {
            select.setArray(1, connection.createArrayOf("uuid", lots.toArray()));
            select.setObject(2, memberId);
            return ids(select);
        }
    }

    /** Both entries, each under whose account it is. */
    public static List<PointsPosted> posted(Connection connection, PartTransfer moved) throws SQLException {
        return List.of(
                posted(connection, moved.transfer().from().entry()),
                posted(connection, moved.transfer().to().entry()));
    }

    private static PointsPosted posted(Connection connection, Entry entry) throws SQLException {
        Members.Membership of = Members.membership(connection, entry.memberId());
        return PointsPosted.of(entry, of.customerId(), of.programId(), null, null);
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
