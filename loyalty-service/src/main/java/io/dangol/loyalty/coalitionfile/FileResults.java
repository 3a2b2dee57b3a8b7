package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coalitionfile.FileApi.TotalView;
import io.dangol.platform.paging.Cursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a file's lines, of those that the caller sees. */
final class FileResults {

    /** The wall in the database says the same; stores of a partner are told apart here alone. */
    private static final String SEEN = """
            file_id = ? and outcome is not null and (?::uuid is null or partner_id = ?::uuid)
               and (cardinality(?::text[]) = 0 or store_code = any (?::text[]))
            """;

    private static final int AFTER_SEEN = 6;

    private static final String OUTCOMES =
            "select outcome, sum(lines) from coalition_file_total where " + SEEN + " group by outcome";

    private static final String ALL_OUTCOMES = """
            select outcome, sum(lines) from coalition_file_total where file_id = ? group by outcome""";

    private static final String TOTALS = """
            select partner_id, store_code, outcome, sum(lines), sum(amount), sum(our_amount), sum(points), sum(fee)
              from (select partner_id, %s as store_code, outcome, lines, amount, our_amount, points, fee
                      from coalition_file_total where
            """ + SEEN + """
            ) r
             where (coalesce(partner_id::text, ''), coalesce(store_code, ''), outcome) > (?, ?, ?)
             group by 1, 2, 3 order by coalesce(partner_id::text, ''), coalesce(store_code, ''), outcome limit ?""";

    private static final String BY_STORE = TOTALS.formatted("store_code");
    private static final String BY_PARTNER = TOTALS.formatted("null::text");

    private static final String LINES = """
            select number, outcome, partner_id, store_code, receipt_number, sold_at, amount, our_amount, points, fee,
                   sale_id, found_by, error
              from coalition_file_row where
            """ + SEEN + """
             and number > ? and (?::text is null or outcome = ?) and (?::text is null or store_code = ?)
             order by number limit ?""";

    private FileResults() {}

    /** Which lines. */
    record Asked(
            UUID fileId,
            Scope scope,
            @Nullable Outcome outcome,
            @Nullable String storeCode) {}

    /** @param error as it is kept */
    record Result(
            long number,
            Outcome outcome,
            @Nullable UUID partnerId,
            @Nullable String storeCode,
            @Nullable String receiptNumber,
            @Nullable Instant soldAt,
            @Nullable Long amount,
            @Nullable Long ourAmount,
            @Nullable Long points,
            @Nullable Long fee,
            @Nullable UUID saleId,
            @Nullable FoundBy foundBy,
            @Nullable String error) {}

    static Map<Outcome, Long> outcomes(Connection connection, UUID fileId, Scope scope) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OUTCOMES)) {
            bind(connection, select, fileId, scope);
            return outcomes(select);
        }
    }

    /** Of all of its lines. */
    static Map<Outcome, Long> outcomes(Connection connection, UUID fileId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ALL_OUTCOMES)) {
            select.setObject(1, fileId);
            return outcomes(select);
        }
    }

    private static Map<Outcome, Long> outcomes(PreparedStatement select) throws SQLException {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                outcomes.put(Outcome.valueOf(row.getString(1)), row.getLong(2));
            }
        }
        return outcomes;
    }

    /** By partner, store and outcome; those of none of our stores first. */
    static List<TotalView> totals(Connection connection, Asked asked, String groupBy, @Nullable Cursor after, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(groupBy.equals("store") ? BY_STORE : BY_PARTNER)) {
            bind(connection, select, asked.fileId(), asked.scope());
            for (int i = 0; i < 3; i++) {
                select.setString(AFTER_SEEN + i, after == null ? "" : after.text(i));
            }
            select.setInt(AFTER_SEEN + 3, most);
            List<TotalView> totals = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    totals.add(new TotalView(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            Outcome.valueOf(row.getString(3)),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8)));
                }
            }
            return totals;
        }
    }

    static Cursor position(TotalView total) {
        return Cursor.of(
                total.partnerId() == null ? "" : total.partnerId(),
                total.storeCode() == null ? "" : total.storeCode(),
                total.outcome());
    }

    /** In the order of the file. */
    static List<Result> lines(Connection connection, Asked asked, long after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LINES)) {
            bind(connection, select, asked.fileId(), asked.scope());
            String outcome = asked.outcome() == null ? null : asked.outcome().name();
            select.setLong(AFTER_SEEN, after);
            select.setString(AFTER_SEEN + 1, outcome);
            select.setString(AFTER_SEEN + 2, outcome);
            select.setString(AFTER_SEEN + 3, asked.storeCode());
            select.setString(AFTER_SEEN + 4, asked.storeCode());
            select.setInt(AFTER_SEEN + 5, most);
            List<Result> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(read(row));
                }
            }
            return lines;
        }
    }

    private static Result read(ResultSet row) throws SQLException {
        Timestamp soldAt = row.getTimestamp(6);
        String foundBy = row.getString(12);
        return new Result(
                row.getLong(1),
                Outcome.valueOf(row.getString(2)),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                soldAt == null ? null : soldAt.toInstant(),
                row.getObject(7, Long.class),
                row.getObject(8, Long.class),
                row.getObject(9, Long.class),
                row.getObject(10, Long.class),
                row.getObject(11, UUID.class),
                foundBy == null ? null : FoundBy.valueOf(foundBy),
                row.getString(13));
    }

    private static void bind(Connection connection, PreparedStatement select, UUID fileId, Scope scope)
            throws SQLException {
        UUID partnerId = scope.partnerId().orElse(null);
        select.setObject(1, fileId);
        select.setObject(2, partnerId);
        select.setObject(3, partnerId);
        select.setArray(4, connection.createArrayOf("text", scope.storeCodes().toArray()));
        select.setArray(5, connection.createArrayOf("text", scope.storeCodes().toArray()));
    }
}
