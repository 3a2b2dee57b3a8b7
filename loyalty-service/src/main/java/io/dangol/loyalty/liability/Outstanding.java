package io.dangol.loyalty.liability;

import io.dangol.loyalty.ledger.Funding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Points that members held at a moment: those that they hold now, and what was taken from lots since put back in thought.
 * So the cost is that of what happened since, and a day long ago needs no copy of the ledger.
 * What was given to another member is as old as it was.
 */
public final class Outstanding {

    private static final String LOTS = """
            with since as (
                select u.lot_id, sum(u.points) as points
                  from ledger_entry e
                  join member m on m.id = e.member_id and m.program_id = ?
                  join lot_use u on u.entry_id = e.id
                 where e.id >= ? and e.at >= ? group by u.lot_id),
            held as (
                select l.id, l.part_of, l.earned, l.remaining + coalesce(s.points, 0) as remaining, l.expires_at, l.funder_id, l.funding
                  from lot l
                  join member m on m.id = l.member_id and m.program_id = ?
                  left join since s on s.lot_id = l.id
                 where l.remaining > 0 and l.id < ?
                 union all
                select l.id, l.part_of, l.earned, l.remaining + s.points, l.expires_at, l.funder_id, l.funding
                  from since s join lot l on l.id = s.lot_id where l.remaining = 0 and l.id < ?)
            select (uuid_time(coalesce(part_of, id)) at time zone ?)::date,
                   date_trunc('month', (expires_at - interval '1 microsecond') at time zone ?)::date,
                   coalesce(funding, funder_id::text), sum(earned), sum(remaining), min(id::text)
              from held where remaining > 0
             group by 1, 2, 3, case when funding is not null then id end order by 1, 2, 3""";

    private Outstanding() {}

    /** Those of a programme. */
    static List<Holding> at(Connection connection, UUID programId, ZoneId zone, Instant moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOTS)) {
            UUID made = EntryIds.at(moment);
            select.setObject(1, programId);
            select.setObject(2, EntryIds.notAfter(moment));
            select.setTimestamp(3, Timestamp.from(moment));
            select.setObject(4, programId);
            select.setObject(5, made);
            select.setObject(6, made);
            select.setString(7, zone.getId());
            select.setString(8, zone.getId());
            List<Holding> holdings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    holdings.add(holding(row));
                }
            }
            return holdings;
        }
    }

    /** Who pays for them, and for how many. */
    public static Map<UUID, Long> byFunder(Connection connection, UUID programId, ZoneId zone, Instant moment)
            throws SQLException {
        return byFunder(at(connection, programId, zone, moment));
    }

    static Map<UUID, Long> byFunder(List<Holding> holdings) {
        Map<UUID, Long> points = new TreeMap<>();
        holdings.stream()
                .flatMap(holding -> holding.parts().stream())
                .forEach(part -> points.merge(part.funderId(), part.points(), Math::addExact));
        return points;
    }

    private static Holding holding(ResultSet row) throws SQLException {
        LocalDate expires = row.getObject(2, LocalDate.class);
        Funding funding = Funding.parse(row.getString(3));
        return new Holding(
                row.getObject(1, LocalDate.class),
                expires == null ? null : YearMonth.from(expires),
                funding,
                funding.offset(UUID.fromString(row.getString(6))),
                row.getLong(4),
                row.getLong(5));
    }
}
