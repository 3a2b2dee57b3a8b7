package io.dangol.loyalty.terminal;

import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.terminal.TerminalApi.Duplicate;
import io.dangol.loyalty.terminal.TerminalApi.Gap;
import io.dangol.loyalty.terminal.TerminalApi.Reset;
import io.dangol.loyalty.terminal.TerminalApi.Sequence;
import io.dangol.platform.paging.Cursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The terminals' counts in the database. */
final class Terminals {

    /**
     * A reset stands as number 0 of the count that it begins, so that a missing 1 is a gap; where the first count began
     * nobody has told, so it begins with what arrived.
     */
    private static final String COUNTED = """
            with told as (
                select store_id, terminal_id, number, document_id, happened_at from terminal_document
                 union all
                select store_id, terminal_id, 0, null, since from terminal_reset),
            counted as (
                select s.code, t.terminal_id, t.number, t.document_id, t.happened_at,
                       (select count(*) from terminal_reset r
                         where r.store_id = t.store_id and r.terminal_id = t.terminal_id
                           and r.since <= t.happened_at) as series
                  from told t join store s on s.id = t.store_id
                 where (cardinality(?::text[]) = 0 or s.code = any (?::text[]))
                   and (?::uuid is null or s.partner_id = ?::uuid))
            """;

    private static final String SEQUENCES = COUNTED + """
            select code, terminal_id, series, min(happened_at) filter (where number = 0),
                   min(number) filter (where number > 0), max(number) filter (where number > 0),
                   count(document_id), count(distinct number) filter (where number > 0),
                   max(happened_at) filter (where number > 0)
              from counted
             where (code, terminal_id, series) > (?, ?, ?)
             group by code, terminal_id, series
             order by code, terminal_id, series limit ?""";

    private static final String GAPS = COUNTED + """
            select code, terminal_id, series, number + 1, next - 1, happened_at, next_at
              from (select code, terminal_id, series, number, happened_at,
                           lead(number) over numbers as next, lead(happened_at) over numbers as next_at
                      from counted
                    window numbers as (partition by code, terminal_id, series order by number)) neighbours
             where next - 1 > number and (?::timestamptz is null or next_at >= ?::timestamptz)
               and (code, terminal_id, series, number + 1) > (?, ?, ?, ?)
             order by code, terminal_id, series, number limit ?""";

    private static final String DUPLICATES = COUNTED + """
            select code, terminal_id, series, number, array_agg(document_id order by document_id)
              from counted
             where number > 0
             group by code, terminal_id, series, number
            having count(*) > 1 and (?::timestamptz is null or max(happened_at) >= ?::timestamptz)
               and (code, terminal_id, series, number) > (?, ?, ?, ?)
             order by code, terminal_id, series, number limit ?""";

    /**
     * What a report is about.
     *
     * @param stores empty for all
     */
    record Within(
            List<String> stores,
            @Nullable UUID partnerId,
            @Nullable Instant since) {}

    /** After which row a page begins. */
    record Position(String storeCode, String terminalId, long series, long number) {

        static Position of(@Nullable Cursor after) {
            return after == null
                    ? new Position("", "", -1, -1)
                    : new Position(
                            after.text(0),
                            after.text(1),
                            after.number(2),
                            after.keys().size() > 3 ? after.number(3) : -1);
        }
    }

    /** One row of a report. */
    @FunctionalInterface
    private interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Terminals() {}

    static List<Sequence> sequences(Connection connection, Within within, Position after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEQUENCES)) {
            int next = bind(connection, select, within);
            select.setString(next, after.storeCode());
            select.setString(next + 1, after.terminalId());
            select.setLong(next + 2, after.series());
            select.setInt(next + 3, limit);
            return rows(select, Terminals::sequence);
        }
    }

    static List<Gap> gaps(Connection connection, Within within, Position after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GAPS)) {
            page(connection, select, within, after, limit);
            return rows(
                    select,
                    row -> new Gap(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(5) - row.getLong(4) + 1,
                            row.getTimestamp(6).toInstant(),
                            row.getTimestamp(7).toInstant()));
        }
    }

    static List<Duplicate> duplicates(Connection connection, Within within, Position after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUPLICATES)) {
            page(connection, select, within, after, limit);
            return rows(
                    select,
                    row -> new Duplicate(
                            row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), Arrays.asList((UUID[])
                                    row.getArray(5).getArray())));
        }
    }

    static Optional<Reset> reset(Connection connection, Store store, String terminalId, String reference)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select since, told_by, told_at from terminal_reset
                 where store_id = ? and terminal_id = ? and reference = ?""")) {
            select.setObject(1, store.id());
            select.setString(2, terminalId);
            select.setString(3, reference);
            return rows(
                            select,
                            row -> new Reset(
                                    store.code(),
                                    terminalId,
                                    row.getTimestamp(1).toInstant(),
                                    reference,
                                    row.getString(2),
                                    row.getTimestamp(3).toInstant()))
                    .stream()
                    .findFirst();
        }
    }

    /** Answers false where another reset stands at the same moment. */
    static boolean insert(Connection connection, Store store, Reset reset) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into terminal_reset (store_id, terminal_id, since, reference, partner_id, told_by, told_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict on constraint terminal_reset_pk do nothing""")) {
            insert.setObject(1, store.id());
            insert.setString(2, reset.terminalId());
            insert.setTimestamp(3, Timestamp.from(reset.since()));
            insert.setString(4, reset.reference());
            insert.setObject(5, store.partnerId());
            insert.setString(6, reset.toldBy());
            insert.setTimestamp(7, Timestamp.from(reset.toldAt()));
            return insert.executeUpdate() > 0;
        }
    }

    private static Sequence sequence(ResultSet row) throws SQLException {
        long series = row.getLong(3);
        Timestamp since = row.getTimestamp(4);
        Long first = row.getObject(5, Long.class);
        Long last = row.getObject(6, Long.class);
        long documents = row.getLong(7);
        long numbers = row.getLong(8);
        Timestamp lastAt = row.getTimestamp(9);
        long begun = series == 0 && first != null ? first : 1;
        return new Sequence(
                row.getString(1),
                row.getString(2),
                series,
                since == null ? null : since.toInstant(),
                first,
                last,
                documents,
                last == null ? 0 : last - begun + 1 - numbers,
                documents - numbers,
                lastAt == null ? null : lastAt.toInstant());
    }

    private static void page(Connection connection, PreparedStatement select, Within within, Position after, int limit)
            throws SQLException {
        int next = bind(connection, select, within);
        Timestamp since = within.since() == null ? null : Timestamp.from(within.since());
        select.setTimestamp(next, since);
        select.setTimestamp(next + 1, since);
        select.setString(next + 2, after.storeCode());
        select.setString(next + 3, after.terminalId());
        select.setLong(next + 4, after.series());
        select.setLong(next + 5, after.number());
        select.setInt(next + 6, limit);
    }

    private static int bind(Connection connection, PreparedStatement select, Within within) throws SQLException {
        select.setArray(1, connection.createArrayOf("text", within.stores().toArray()));
        select.setArray(2, connection.createArrayOf("text", within.stores().toArray()));
        select.setObject(3, within.partnerId());
        select.setObject(4, within.partnerId());
        return 5;
    }

    private static <T> List<T> rows(PreparedStatement select, Shape<T> shape) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(shape.of(row));
            }
        }
        return all;
    }
}
