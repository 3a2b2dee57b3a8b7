package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.coalitionfile.Pairing.Pair;
import io.dangol.loyalty.coalitionfile.Pairing.Shown;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What receipts leave over on both sides: lines that name a card and sales that no line is about. */
final class LeftLines {

    private static final String RESET = """
            update coalition_file_row r
               set outcome = 'ONLY_IN_FILE', sale_id = null, our_amount = null, found_by = null,
                   partner_id = store_partner_at(r.store_code, r.sold_at)
             where r.file_id = ? and r.number > ? and r.number <= ? and r.receipt_number is null and r.store_code is not null""";

    private static final String NEXT = FileLines.SELECT + """
             where file_id = ? and outcome = 'ONLY_IN_FILE' and token is not null
               and (store_code, token, sold_at, number) > (?, ?, ?, ?)
             order by store_code, token, sold_at, number limit ?""";

    private static final String SHOWN = """
            select r.store_code, r.token, r.number, r.sale_id, r.partner_id, r.sold_at, r.our_amount
              from unnest(?::text[], ?::text[]) as k (store_code, token)
              join coalition_file_row r on r.store_code = k.store_code and r.token = k.token
             where r.file_id = ? and r.outcome = 'ONLY_WITH_US' and r.token is not null and r.sold_at between ? and ?""";

    private static final String TELL = """
            update coalition_file_row r
               set outcome = l.outcome, partner_id = l.partner_id, sale_id = l.sale_id, our_amount = l.our_amount,
                   found_by = 'CARD'
              from unnest(?::bigint[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[])
                   as l (number, outcome, partner_id, sale_id, our_amount)
             where r.file_id = ? and r.number = l.number""";

    private LeftLines() {}

    /** A card at a store. */
    record Place(String storeCode, String token) {

        static Place of(FileLine line) {
            return new Place(line.receipt().storeCode(), Objects.requireNonNull(line.token()));
        }

        @Override
        public String toString() {
            return "a card at " + storeCode;
        }
    }

    /** Some lines that name no receipt: they are only in the file until their sales are found. */
    static int reset(Connection connection, UUID fileId, long after, long last) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RESET)) {
            update.setObject(1, fileId);
            update.setLong(2, after);
            update.setLong(3, last);
            return update.executeUpdate();
        }
    }

    /** Card by card. */
    static List<FileLine> next(Connection connection, UUID fileId, FileLine after, int most) throws SQLException {
        Place place = Place.of(after);
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setObject(1, fileId);
            select.setString(2, place.storeCode());
            select.setString(3, place.token());
            select.setTimestamp(4, Timestamp.from(after.soldAt()));
            select.setLong(5, after.number());
            select.setInt(6, most);
            return FileLines.read(select);
        }
    }

    /** Sales of these cards at these stores, as far from the lines' times as clocks may be apart. */
    static Map<Place, List<Shown>> shown(
            Connection connection, UUID fileId, Collection<Place> places, List<FileLine> lines, Duration apart)
            throws SQLException {
        List<Instant> times = lines.stream().map(FileLine::soldAt).sorted().toList();
        try (PreparedStatement select = connection.prepareStatement(SHOWN)) {
            var unused = new Columns<>(connection, select, List.copyOf(places))
                    .add("text", Place::storeCode)
                    .add("text", Place::token);
            select.setObject(3, fileId);
            select.setTimestamp(4, Timestamp.from(times.get(0).minus(apart)));
            select.setTimestamp(5, Timestamp.from(times.get(times.size() - 1).plus(apart)));
            Map<Place, List<Shown>> shown = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Place place = new Place(row.getString(1), row.getString(2));
                    shown.computeIfAbsent(place, at -> new ArrayList<>())
                            .add(new Shown(
                                    row.getLong(3),
                                    row.getObject(4, UUID.class),
                                    row.getObject(5, UUID.class),
                                    row.getTimestamp(6).toInstant(),
                                    row.getLong(7)));
                }
            }
            return shown;
        }
    }

    /** The line is about the sale, which so has one. */
    static void tell(Connection connection, UUID fileId, List<Pair> pairs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TELL)) {
            var unused = new Columns<>(connection, update, pairs)
                    .add("bigint", pair -> pair.line().number())
                    .add("text", Pair::outcome)
                    .add("uuid", pair -> pair.sale().partnerId())
                    .add("uuid", pair -> pair.sale().saleId())
                    .add("bigint", pair -> pair.sale().amount());
            update.setObject(6, fileId);
            update.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from coalition_file_row where file_id = ? and number = any (?::bigint[])")) {
            delete.setObject(1, fileId);
            Object[] numbers = pairs.stream().map(pair -> pair.sale().number()).toArray();
            delete.setArray(2, connection.createArrayOf("bigint", numbers));
            delete.executeUpdate();
        }
    }
}
