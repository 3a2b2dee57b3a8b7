package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.ReturnRow.Place;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The returns in the database. */
final class ReturnRows {

    private static final String COLUMNS =
            "id, sale_id, store_id, store_code, partner_id, receipt_number, currency, total_amount, lines, member_id,"
                    + " program_id, identified, points_returned, balance_available, balance_pending, balance_held,"
                    + " returned_at, business_day, content_hash, points_given_back";

    private ReturnRows() {}

    static Optional<ReturnRow> find(Connection connection, UUID storeId, String receiptNumber) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from sale_return where store_id = ? and receipt_number = ?")) {
            select.setObject(1, storeId);
            select.setString(2, receiptNumber);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<ReturnRow> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from sale_return where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    /** Also at a store of another partner, where headquarters took it back: what is gone cannot come back again. */
    static List<ReturnRow> ofSale(Connection connection, UUID saleId) throws SQLException {
        try (Reach.Widened all = Reach.EVERYTHING.on(connection);
                PreparedStatement select = all.connection()
                        .prepareStatement("select " + COLUMNS + " from sale_return where sale_id = ? order by id")) {
            select.setObject(1, saleId);
            return rows(select);
        }
    }

    static void insert(Connection connection, ReturnRow row, Instant recordedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into sale_return (" + COLUMNS
                + ", recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, row.id());
            insert.setObject(2, row.saleId());
            insert.setObject(3, row.place().storeId());
            insert.setString(4, row.place().storeCode());
            insert.setObject(5, row.place().partnerId());
            insert.setString(6, row.receiptNumber());
            insert.setString(7, row.currency());
            insert.setLong(8, row.totalAmount());
            insert.setString(9, row.lines());
            insert.setObject(10, row.memberId());
            insert.setObject(11, row.programId());
            insert.setBoolean(12, row.identified());
            insert.setLong(13, row.pointsReturned());
            bind(insert, row.balance());
            insert.setTimestamp(17, Timestamp.from(row.returnedAt()));
            insert.setObject(18, row.businessDay());
            insert.setString(19, row.contentHash());
            insert.setLong(20, row.pointsGivenBack());
            insert.setTimestamp(21, Timestamp.from(recordedAt));
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement insert, @Nullable BalanceView balance) throws SQLException {
        insert.setObject(14, balance == null ? null : balance.available());
        insert.setObject(15, balance == null ? null : balance.pending());
        insert.setObject(16, balance == null ? null : balance.held());
    }

    private static List<ReturnRow> rows(PreparedStatement select) throws SQLException {
        List<ReturnRow> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    private static ReturnRow row(ResultSet row) throws SQLException {
        Long available = row.getObject(14, Long.class);
        Date day = row.getDate(18);
        return new ReturnRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                new Place(row.getObject(3, UUID.class), row.getString(4), row.getObject(5, UUID.class)),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                row.getObject(10, UUID.class),
                row.getObject(11, UUID.class),
                row.getBoolean(12),
                row.getLong(13),
                row.getLong(20),
                available == null ? null : new BalanceView(available, row.getLong(15), row.getLong(16)),
                row.getTimestamp(17).toInstant(),
                day.toLocalDate(),
                row.getString(19));
    }
}
