package io.dangol.loyalty.settlement;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.settlement.Netting.Total;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the lines of a settlement come to, by kind, between each two partners. */
final class Totals {

    private static final String SUMS = """
            select partner_id, counterparty_id, kind, coalesce(sum(points) filter (where points > 0), 0),
                   coalesce(-sum(points) filter (where points < 0), 0),
                   coalesce(sum(points * value) filter (where points > 0), 0),
                   coalesce(-sum(points * value) filter (where points < 0), 0)
              from settlement_line where settlement_id = ? group by 1, 2, 3""";

    private static final String SELECT = """
            select partner_id, counterparty_id, kind, points_receivable, points_payable, receivable, payable
              from settlement_total where settlement_id = ? and partner_id = ? order by counterparty_id, kind""";

    private Totals() {}

    static List<Total> ofLines(Connection connection, UUID settlementId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SUMS)) {
            select.setObject(1, settlementId);
            return rows(select);
        }
    }

    /** How many entries there are behind the lines. */
    static long entries(Connection connection, UUID settlementId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select count(distinct entry_id) from settlement_line where settlement_id = ?")) {
            select.setObject(1, settlementId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static List<Total> of(Connection connection, UUID settlementId, UUID partnerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, settlementId);
            select.setObject(2, partnerId);
            return rows(select);
        }
    }

    /** Instead of those that were there. */
    static void replace(Connection connection, UUID settlementId, List<Total> totals) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("delete from settlement_total where settlement_id = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into settlement_total (settlement_id, partner_id, counterparty_id, kind, points_receivable,
                            points_payable, receivable, payable) values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            delete.setObject(1, settlementId);
            delete.executeUpdate();
            for (Total total : totals) {
                insert.setObject(1, settlementId);
                insert.setObject(2, total.partnerId());
                insert.setObject(3, total.counterpartyId());
                insert.setString(4, total.kind().name());
                insert.setLong(5, total.pointsReceivable());
                insert.setLong(6, total.pointsPayable());
                insert.setBigDecimal(7, total.receivable());
                insert.setBigDecimal(8, total.payable());
                insert.addBatch();
            }
            var unused = insert.executeBatch();
        }
    }

    private static List<Total> rows(PreparedStatement select) throws SQLException {
        List<Total> totals = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                totals.add(new Total(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Kind.valueOf(row.getString(3)),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7)));
            }
        }
        return totals;
    }
}
