package io.dangol.loyalty.settlement;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.pointvalue.Decimals;
import io.dangol.loyalty.settlement.SettlementApi.LineView;
import io.dangol.platform.paging.Cursor;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of statements, made from what the ledger's entries make partners owe each other. Where several owe several,
 * their points are laid side by side: each meets the next one's until both are used up.
 */
final class LineRows {

    private static final String DELETE = "delete from settlement_line where settlement_id = ? and at >= ? and at < ?";

    /** Of one entry all or nothing, and none that another settlement has. */
    private static final String INSERT = """
            insert into settlement_line (settlement_id, partner_id, counterparty_id, entry_id, kind, at, store_code,
                receipt_number, reference, source_id, points, value)
            with moved as (
                select c.entry_id, c.partner_id, c.points, c.at, e.kind, e.source_id
                  from clearing c
                  join ledger_entry e on e.id = c.entry_id
                  join member m on m.id = e.member_id and m.program_id = ?
                 where c.at >= ? and c.at < ?
                   and not exists (select from settlement_line l where l.entry_id = c.entry_id)),
            placed as (
                select m.*, sum(abs(points)) over places - abs(points) as first, sum(abs(points)) over places as after
                  from moved m
                window places as (partition by entry_id, points > 0 order by partner_id)),
            pair as (
                select owed.entry_id, owed.partner_id as creditor, owes.partner_id as debtor, owed.at, owed.kind,
                       owed.source_id, least(owed.after, owes.after) - greatest(owed.first, owes.first) as points
                  from placed owed
                  join placed owes on owes.entry_id = owed.entry_id and owed.points > 0 and owes.points < 0
                                  and owes.first < owed.after and owed.first < owes.after)
            select ?, side.partner_id, side.counterparty_id, p.entry_id, p.kind, p.at,
                   coalesce(s.store_code, r.store_code, h.store_code, c.store_code),
                   coalesce(s.receipt_number, r.receipt_number, b.receipt_number, h.receipt_number),
                   coalesce(case when h.reference not like 'member/%' then h.reference end, a.reference, c.reference), p.source_id, side.sign * p.points, worth.value
              from pair p
             cross join lateral (values (p.creditor, p.debtor, 1), (p.debtor, p.creditor, -1))
                   as side (partner_id, counterparty_id, sign)
             cross join lateral (
                   select v.value from point_value v
                    where v.program_id = ? and v.since <= (p.at at time zone ?)::date
                    order by v.since desc, v.id desc limit 1) worth
              left join sale s on p.kind = 'EARNED' and s.id = p.source_id
              left join sale_return r on p.kind = 'RETURNED' and r.id = p.source_id
              left join redemption_void v on p.kind = 'VOIDED' and v.id = p.source_id
              left join sale_return b on b.id = v.return_id
              left join hold h on h.id = case p.kind when 'REDEEMED' then p.source_id else v.hold_id end
              left join adjustment a on p.kind = 'ADJUSTED' and a.id = p.source_id
              left join reward_claim c on p.kind in ('REDEEMED', 'VOIDED') and c.id = p.source_id""";

    private static final String SELECT = """
            select entry_id, counterparty_id, kind, at, store_code, receipt_number, reference, source_id, points, value
              from settlement_line where settlement_id = ? and partner_id = ?
               and (at, entry_id, counterparty_id) > (?, ?, ?) order by at, entry_id, counterparty_id limit ?""";

    private LineRows() {}

    /** Those of a stretch of time: made anew where there were some. */
    static void write(Connection connection, Settlement settlement, Instant from, Instant until) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            delete.setObject(1, settlement.id());
            delete.setTimestamp(2, Timestamp.from(from));
            delete.setTimestamp(3, Timestamp.from(until));
            delete.executeUpdate();
            insert.setObject(1, settlement.programId());
            insert.setTimestamp(2, Timestamp.from(from));
            insert.setTimestamp(3, Timestamp.from(until));
            insert.setObject(4, settlement.id());
            insert.setObject(5, settlement.programId());
            insert.setString(6, settlement.zone().getId());
            insert.executeUpdate();
        }
    }

    /** In the order in which things happened. */
    static List<LineView> after(
            Connection connection, UUID settlementId, UUID partnerId, @Nullable Cursor after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, settlementId);
            select.setObject(2, partnerId);
            select.setTimestamp(3, Timestamp.from(after == null ? Instant.EPOCH : after.instant(0)));
            select.setObject(4, after == null ? new UUID(0, 0) : after.uuid(1));
            select.setObject(5, after == null ? new UUID(0, 0) : after.uuid(2));
            select.setInt(6, limit);
            List<LineView> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row));
                }
            }
            return lines;
        }
    }

    static Cursor position(LineView line) {
        return Cursor.of(line.at(), line.entryId(), line.counterpartyPartnerId());
    }

    private static LineView line(ResultSet row) throws SQLException {
        long points = row.getLong(9);
        BigDecimal value = Decimals.plain(row.getBigDecimal(10));
        return new LineView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Kind.valueOf(row.getString(3)),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                points,
                value,
                Decimals.plain(value.multiply(BigDecimal.valueOf(points))));
    }
}
