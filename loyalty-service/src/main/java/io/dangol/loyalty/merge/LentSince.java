package io.dangol.loyalty.merge;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was lent for what cards spent offline while they used another's account: the lots go with the cards. */
final class LentSince {

    private static final String SELECT = """
            with recursive account (id) as (
                select ?::uuid
                 union
                select m.survivor_id from account a join member_merge m on m.absorbed_id = a.id)
            select d.creditor_id, sum(d.points)
              from account a
              join ledger_entry e on e.member_id = a.id
              join debt_change d on d.entry_id = e.id and d.points > 0
              join hold h on h.id = e.source_id
             where e.kind = 'REDEEMED' and e.at >= ? and h.member_id = any (?)
             group by d.creditor_id order by d.creditor_id""";

    private LentSince() {}

    /** @param family whose cards they were */
    static List<Debt> of(Connection connection, Merge merge, Collection<UUID> family) throws SQLException {
        try (Reach.Widened all = Reach.EVERYTHING.on(connection);
                PreparedStatement select = all.connection().prepareStatement(SELECT)) {
            select.setObject(1, merge.survivorId());
            select.setTimestamp(2, Timestamp.from(merge.mergedAt()));
            select.setArray(3, connection.createArrayOf("uuid", family.toArray()));
            List<Debt> lent = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lent.add(new Debt(row.getObject(1, UUID.class), row.getLong(2)));
                }
            }
            return lent;
        }
    }
}
