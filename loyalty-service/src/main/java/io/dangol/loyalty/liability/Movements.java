package io.dangol.loyalty.liability;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.liability.Journal.Movement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How points moved, by day and kind, at what they are carried at: what the sale that earned them allocates to a point, by
 * the value and the rate of its day; a point that no sale earned at value times rate. What repays a debt at once was
 * never owed. Points from before there was a value are carried at nothing. What was given to another member is carried
 * on at what it was.
 */
final class Movements {

    private static final String SELECT = """
            with entry as (
                select e.id, e.kind, e.source_id, e.member_id, (e.at at time zone ?)::date as day
                  from ledger_entry e join member m on m.id = e.member_id and m.program_id = ?
                 where e.id between ? and ? and e.at >= ? and e.at < ?
                   and e.kind not in ('MERGED', 'UNMERGED', 'GIFTED', 'GIFT_REVERSED', 'DRAWN', 'DRAW_REVERSED')),
            moved as (
                select e.day, e.kind, u.lot_id, -u.points as points from entry e join lot_use u on u.entry_id = e.id
                 union all
                select e.day, e.kind, l.id, l.earned - l.repaid
                  from entry e join lot l on l.source_id = e.source_id and coalesce(l.opened_in, l.member_id) = e.member_id
                 where e.kind in ('EARNED', 'ADJUSTED', 'OPENING', 'REDEEMED'))
            select v.day, v.kind, sum(v.points), sum(v.points * carried.amount)
              from moved v
              join lot l on l.id = v.lot_id
              left join lot o on o.id = l.part_of
              left join sale s on s.id = coalesce(o.source_id, l.source_id)
              left join receipt_claim c on c.sale_id = s.id
              left join lateral (
                   select w.value * w.redemption_rate as price from point_value w
                    where w.program_id = ? and w.since <= (uuid_time(coalesce(o.id, l.id)) at time zone ?)::date
                    order by w.since desc, w.id desc limit 1) worth on true
             cross join lateral (
                   select coalesce(case when s.id is null then worth.price
                                        else s.total_amount * worth.price
                                             / nullif(s.total_amount + coalesce(c.points_earned, s.points_earned) * worth.price, 0) end, 0)
                       as amount) carried
             where v.points <> 0
             group by v.day, v.kind, v.points > 0 order by v.day, v.kind, v.points > 0""";

    private Movements() {}

    /** From one moment to before another. */
    static List<Movement> of(Connection connection, UUID programId, ZoneId zone, Instant from, Instant until)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, zone.getId());
            select.setObject(2, programId);
            select.setObject(3, EntryIds.notAfter(from));
            select.setObject(4, EntryIds.notBefore(until));
            select.setTimestamp(5, Timestamp.from(from));
            select.setTimestamp(6, Timestamp.from(until));
            select.setObject(7, programId);
            select.setString(8, zone.getId());
            List<Movement> movements = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    movements.add(new Movement(
                            row.getObject(1, LocalDate.class),
                            Kind.valueOf(row.getString(2)),
                            row.getLong(3),
                            row.getBigDecimal(4)));
                }
            }
            return movements;
        }
    }
}
