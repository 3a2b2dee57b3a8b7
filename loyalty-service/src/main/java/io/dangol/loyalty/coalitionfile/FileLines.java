package io.dangol.loyalty.coalitionfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.coalitionfile.FileLine.Receipt;
import io.dangol.loyalty.coalitionfile.LineReader.Read;
import io.dangol.loyalty.coalitionfile.Matching.Matched;
import io.dangol.loyalty.coalitionfile.Matching.Ours;
import io.dangol.platform.lines.RowError;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of files, and what they are compared with. Each statement is about many of them. */
@Singleton
class FileLines {

    private static final String INSERT = """
            insert into coalition_file_row
                   (file_id, number, store_code, receipt_number, sold_at, token, amount, points, fee, error, outcome)
            select ?, l.* from unnest(?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[],
                                      ?::bigint[], ?::bigint[], ?::text[], ?::text[]) as l""";

    static final String SELECT =
            "select number, store_code, receipt_number, sold_at, token, amount, points, fee from coalition_file_row ";

    /** Receipt by receipt; of one receipt in an order that the file's has nothing to do with. */
    private static final String NEXT = SELECT + """
             where file_id = ? and receipt_number is not null and outcome is distinct from 'ONLY_WITH_US'
               and (store_code, receipt_number) > (?, ?)
             order by store_code, receipt_number, amount, points, fee, token, sold_at, number limit ?""";

    private static final String OURS = """
            select k.store_code, k.receipt_number, s.id, s.partner_id, s.total_amount, c.token
              from unnest(?::text[], ?::text[]) as k (store_code, receipt_number)
              join store on store.code = k.store_code
              join sale s on s.store_id = store.id and s.receipt_number = k.receipt_number and s.currency = ?
              left join coalition_sale c on c.sale_id = s.id and c.coalition = ?""";

    private static final String TELL = """
            update coalition_file_row r
               set outcome = l.outcome, partner_id = coalesce(l.partner_id, store_partner_at(r.store_code, r.sold_at)), sale_id = l.sale_id, our_amount = l.our_amount,
                   found_by = case when l.sale_id is not null then 'RECEIPT' end
              from unnest(?::bigint[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[])
                   as l (number, outcome, partner_id, sale_id, our_amount)
             where r.file_id = ? and r.number = l.number""";

    private static final String TELL_DUPLICATES = """
            update coalition_file_row
               set outcome = 'DUPLICATE', partner_id = coalesce(?, store_partner_at(store_code, sold_at)), sale_id = ?, our_amount = null,
                   found_by = case when ?::uuid is not null then 'RECEIPT' end
             where file_id = ? and store_code = ? and receipt_number = ? and outcome is distinct from 'ONLY_WITH_US'""";

    /** Behind all lines, in an order of their own. */
    private static final String ADD_OURS = """
            insert into coalition_file_row
                   (file_id, number, partner_id, store_code, receipt_number, sold_at, token, outcome, sale_id, our_amount)
            select ?, last.number + row_number() over (order by s.store_code, s.receipt_number), s.partner_id,
                   s.store_code, s.receipt_number, s.sold_at, c.token, 'ONLY_WITH_US', s.id, s.total_amount
              from coalition_sale c
              join sale s on s.id = c.sale_id
             cross join (select greatest(?, coalesce(max(number), 0)) as number
                           from coalition_file_row where file_id = ?) as last
             where c.coalition = ? and c.business_day = ?
               and not exists (select from coalition_file_row r where r.file_id = ? and r.sale_id = c.sale_id)""";

    private final ObjectMapper json;

    FileLines(ObjectMapper json) {
        this.json = json;
    }

    void insert(Connection connection, UUID fileId, List<Read> lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, fileId);
            var unused = new Columns<>(connection, insert, lines, 1)
                    .add("bigint", Read::number)
                    .add("text", of(line -> line.receipt().storeCode()))
                    .add("text", of(FileLines::receiptNumber))
                    .add("timestamptz", of(FileLine::soldAt))
                    .add("text", of(FileLine::token))
                    .add("bigint", of(FileLine::amount))
                    .add("bigint", of(FileLine::points))
                    .add("bigint", of(FileLine::fee))
                    .add("text", read -> read.error() == null ? null : text(read.error()))
                    .add("text", read -> read.error() == null ? null : Outcome.REJECTED);
            insert.executeUpdate();
        }
    }

    private static Function<Read, @Nullable Object> of(Function<FileLine, @Nullable Object> part) {
        return read -> read.line() == null ? null : part.apply(read.line());
    }

    private static @Nullable String receiptNumber(FileLine line) {
        String number = line.receipt().number();
        return number.isEmpty() ? null : number;
    }

    static List<FileLine> next(Connection connection, UUID fileId, Receipt after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setObject(1, fileId);
            select.setString(2, after.storeCode());
            select.setString(3, after.number());
            select.setInt(4, most);
            return read(select);
        }
    }

    /** @param select the columns of SELECT */
    static List<FileLine> read(PreparedStatement select) throws SQLException {
        List<FileLine> lines = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String receiptNumber = row.getString(3);
                lines.add(new FileLine(
                        row.getLong(1),
                        new Receipt(row.getString(2), receiptNumber == null ? "" : receiptNumber),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)));
            }
        }
        return lines;
    }

    /** Our sales of these receipts. */
    static Map<Receipt, Ours> ours(
            Connection connection, Collection<Receipt> receipts, String coalition, String currency)
            throws SQLException {
        Map<Receipt, Ours> ours = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(OURS)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", receipts.stream().map(Receipt::storeCode).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", receipts.stream().map(Receipt::number).toArray()));
            select.setString(3, currency);
            select.setString(4, coalition);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ours.put(
                            new Receipt(row.getString(1), row.getString(2)),
                            new Ours(
                                    row.getObject(3, UUID.class),
                                    row.getObject(4, UUID.class),
                                    row.getLong(5),
                                    row.getString(6)));
                }
            }
        }
        return ours;
    }

    /** A receipt that we do not know is of whose store it was then. */
    static void tell(Connection connection, UUID fileId, List<Matched> matched) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TELL)) {
            var unused = new Columns<>(connection, update, matched, 0)
                    .add("bigint", one -> one.line().number())
                    .add("text", Matched::outcome)
                    .add("uuid", one -> one.ours() == null ? null : one.ours().partnerId())
                    .add("uuid", one -> one.ours() == null ? null : one.ours().saleId())
                    .add(
                            "bigint",
                            one -> one.ours() == null || one.outcome() == Outcome.DUPLICATE
                                    ? null
                                    : one.ours().amount());
            update.setObject(6, fileId);
            update.executeUpdate();
        }
    }

    /** All of a receipt, whose best line is told of afterwards. */
    static void tellDuplicates(Connection connection, UUID fileId, Receipt receipt, @Nullable Ours ours)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TELL_DUPLICATES)) {
            update.setObject(1, ours == null ? null : ours.partnerId());
            update.setObject(2, ours == null ? null : ours.saleId());
            update.setObject(3, ours == null ? null : ours.saleId());
            update.setObject(4, fileId);
            update.setString(5, receipt.storeCode());
            update.setString(6, receipt.number());
            update.executeUpdate();
        }
    }

    static int addOurs(Connection connection, CoalitionFile file, LocalDate day) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD_OURS)) {
            insert.setObject(1, file.id());
            insert.setLong(2, file.reached().lines());
            insert.setObject(3, file.id());
            insert.setString(4, file.coalition());
            insert.setObject(5, day);
            insert.setObject(6, file.id());
            return insert.executeUpdate();
        }
    }

    /** Some of what was not in the file when it was last compared; its sale's token is there until it is closed. */
    static int forgetOurs(Connection connection, UUID fileId, int most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from coalition_file_row
                 where file_id = ? and number = any (array(
                    select number from coalition_file_row
                     where file_id = ? and outcome = 'ONLY_WITH_US' and token is not null limit ?))""")) {
            delete.setObject(1, fileId);
            delete.setObject(2, fileId);
            delete.setInt(3, most);
            return delete.executeUpdate();
        }
    }

    private String text(RowError error) {
        try {
            return json.writeValueAsString(error);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error cannot be written", e);
        }
    }
}
