package io.dangol.loyalty.settlement;

import io.dangol.loyalty.liability.EntryIds;
import io.dangol.loyalty.settlement.Netting.Balance;
import io.dangol.loyalty.settlement.Statement.Funded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statements of a settlement in the database. */
final class StatementRows {

    private static final String FUNDED = """
            select p.owner_id, coalesce(-sum(p.points) filter (where p.account = 'FUNDER' and p.points < 0), 0),
                   coalesce(sum(p.points) filter (where p.account = 'FUNDER' and p.points > 0), 0),
                   coalesce(sum(p.points) filter (where p.account = 'BREAKAGE'), 0),
                   coalesce(sum(p.points) filter (where p.account = 'REDEEMER'), 0)
              from ledger_entry e
              join member m on m.id = e.member_id and m.program_id = ?
              join posting p on p.entry_id = e.id and p.account not in ('MEMBER', 'TRANSFER')
             where e.kind <> 'OPENING' and e.id between ? and ? and e.at >= ? and e.at < ? group by 1""";

    private static final String SELECT = """
            select partner_id, points, exact, amount, points_given, points_taken_back, points_expired, points_redeemed,
                   points_outstanding
              from settlement_statement where settlement_id = ?""";

    private StatementRows() {}

    /** What became of points in the period, by partner. */
    static Map<UUID, Funded> funded(Connection connection, Settlement settlement) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FUNDED)) {
            select.setObject(1, settlement.programId());
            select.setObject(2, EntryIds.notAfter(settlement.startsAt()));
            select.setObject(3, EntryIds.notBefore(settlement.endsAt()));
            select.setTimestamp(4, Timestamp.from(settlement.startsAt()));
            select.setTimestamp(5, Timestamp.from(settlement.endsAt()));
            Map<UUID, Funded> funded = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    funded.put(
                            row.getObject(1, UUID.class),
                            new Funded(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
            return funded;
        }
    }

    /** Instead of those that were there. */
    static void replace(Connection connection, UUID settlementId, List<Statement> statements) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("delete from settlement_statement where settlement_id = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into settlement_statement (settlement_id, partner_id, points, exact, amount, points_given,
                            points_taken_back, points_expired, points_redeemed, points_outstanding)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            delete.setObject(1, settlementId);
            delete.executeUpdate();
            for (Statement statement : statements) {
                insert.setObject(1, settlementId);
                insert.setObject(2, statement.balance().partnerId());
                insert.setLong(3, statement.balance().points());
                insert.setBigDecimal(4, statement.balance().exact());
                insert.setLong(5, statement.balance().amount());
                insert.setLong(6, statement.funded().given());
                insert.setLong(7, statement.funded().takenBack());
                insert.setLong(8, statement.funded().expired());
                insert.setLong(9, statement.funded().redeemed());
                insert.setLong(10, statement.pointsOutstanding());
                insert.addBatch();
            }
            var unused = insert.executeBatch();
        }
    }

    static Optional<Statement> of(Connection connection, UUID settlementId, UUID partnerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " and partner_id = ?")) {
            select.setObject(1, settlementId);
            select.setObject(2, partnerId);
            return rows(select).stream().findFirst();
        }
    }

    /** By partner. Whose they are the wall decides beside the caller's own condition. */
    static List<Statement> after(Connection connection, UUID settlementId, Optional<UUID> onlyOf, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " and partner_id > ? and (?::uuid is null or partner_id = ?) order by partner_id limit ?")) {
            select.setObject(1, settlementId);
            select.setObject(2, after);
            select.setObject(3, onlyOf.orElse(null));
            select.setObject(4, onlyOf.orElse(null));
            select.setInt(5, limit);
            return rows(select);
        }
    }

    private static List<Statement> rows(PreparedStatement select) throws SQLException {
        List<Statement> statements = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                statements.add(new Statement(
                        new Balance(row.getObject(1, UUID.class), row.getLong(2), row.getBigDecimal(3), row.getLong(4)),
                        new Funded(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)),
                        row.getLong(9)));
            }
        }
        return statements;
    }
}
