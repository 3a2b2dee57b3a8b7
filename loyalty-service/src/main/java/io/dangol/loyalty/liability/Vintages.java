package io.dangol.loyalty.liability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What became of the points of each month. */
final class Vintages {

    private static final String ISSUED = """
            select date_trunc('month', uuid_time(l.id) at time zone ?)::date, sum(l.earned - l.repaid)
              from lot l join member m on m.id = l.member_id and m.program_id = ?
             where l.id >= ? and l.id < ? and l.part_of is null group by 1""";

    private static final String MOVED = """
            select date_trunc('month', uuid_time(coalesce(l.part_of, l.id)) at time zone ?)::date,
                   date_trunc('month', e.at at time zone ?)::date, e.kind in ('REDEEMED', 'VOIDED'), sum(u.points)
              from ledger_entry e
              join member m on m.id = e.member_id and m.program_id = ?
              join lot_use u on u.entry_id = e.id and u.lot_id >= ?
              join lot l on l.id = u.lot_id and coalesce(l.part_of, l.id) >= ?
             where e.id >= ? and e.at < ?
               and e.kind not in ('EXPIRED', 'MERGED', 'UNMERGED', 'GIFTED', 'GIFT_REVERSED', 'DRAWN', 'DRAW_REVERSED')
             group by 1, 2, 3""";

    private final Map<YearMonth, Long> issued = new TreeMap<>();
    private final Map<YearMonth, Map<Integer, Long>> used = new HashMap<>();

    private Vintages() {}

    /** Those of a programme that were earned since a month and before a moment. */
    static List<Vintage> of(Connection connection, UUID programId, ZoneId zone, YearMonth since, Instant moment)
            throws SQLException {
        Vintages vintages = new Vintages();
        UUID first = EntryIds.at(since.atDay(1).atStartOfDay(zone).toInstant());
        vintages.readIssued(connection, programId, zone, first, moment);
        vintages.readMoved(connection, programId, zone, first, moment);
        return vintages.issued.entrySet().stream()
                .map(month -> new Vintage(
                        month.getKey(), month.getValue(), vintages.used.getOrDefault(month.getKey(), Map.of())))
                .toList();
    }

    private void readIssued(Connection connection, UUID programId, ZoneId zone, UUID first, Instant moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ISSUED)) {
            select.setString(1, zone.getId());
            select.setObject(2, programId);
            select.setObject(3, first);
            select.setObject(4, EntryIds.at(moment));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    issued.put(month(row, 1), row.getLong(2));
                }
            }
        }
    }

    private void readMoved(Connection connection, UUID programId, ZoneId zone, UUID first, Instant moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MOVED)) {
            select.setString(1, zone.getId());
            select.setString(2, zone.getId());
            select.setObject(3, programId);
            select.setObject(4, first);
            select.setObject(5, first);
            select.setObject(6, first);
            select.setTimestamp(7, Timestamp.from(moment));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    moved(month(row, 1), month(row, 2), row.getBoolean(3), row.getLong(4));
                }
            }
        }
    }

    private void moved(YearMonth earned, YearMonth month, boolean spent, long points) {
        if (spent) {
            int age = Math.toIntExact(earned.until(month, ChronoUnit.MONTHS));
            used.computeIfAbsent(earned, any -> new HashMap<>()).merge(age, points, Long::sum);
        } else {
            issued.merge(earned, -points, Long::sum);
        }
    }

    private static YearMonth month(ResultSet row, int column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
