package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.ConflictApi.Decision;
import io.dangol.loyalty.sale.ConflictApi.Resolution;
import io.dangol.loyalty.sale.ConflictApi.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conflicts in the database. */
final class Conflicts {

    /** A till that counts time into each try sends another content each time: the first ones tell enough. */
    static final int CONTENTS_OF_A_RECEIPT = 20;

    /** Of whose store the receipt is, its sale tells; the same content again is no news. */
    private static final String INSERT = """
            insert into sale_conflict (id, sale_id, store_id, store_code, partner_id, receipt_number, content,
                content_hash, arrived_at, arrived_by, coalition, coalition_token)
            select ?, sale.id, sale.store_id, sale.store_code, sale.partner_id, sale.receipt_number, ?, ?, ?, ?, ?, ?
              from sale join store on store.id = sale.store_id
             where store.code = ? and sale.receipt_number = ?
               and (select count(*) from sale_conflict earlier
                     where earlier.store_id = sale.store_id and earlier.receipt_number = sale.receipt_number) < ?
                on conflict on constraint sale_conflict_content_unique do nothing""";

    private static final String SELECT = """
            select id, sale_id, store_code, partner_id, receipt_number, content, arrived_at, arrived_by,
                   decision, recorded_as, recorded_sale_id, reference, resolved_by, resolved_at,
                   coalition, coalition_token
              from sale_conflict
            """;

    /**
     * Which of them.
     *
     * @param stores empty for all
     */
    record Asked(
            List<String> stores,
            @Nullable UUID partnerId,
            @Nullable Status status,
            @Nullable String receiptNumber) {}

    private Conflicts() {}

    /** Answers whether it is news. */
    static boolean insert(Connection connection, UUID id, SaleCommand command, String content, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, content);
            insert.setString(3, command.contentHash());
            insert.setTimestamp(4, Timestamp.from(at));
            insert.setString(5, command.scope().clientId());
            CoalitionShown shown = command.coalition();
            insert.setString(6, shown == null ? null : shown.coalition());
            insert.setString(7, shown == null ? null : shown.token());
            insert.setString(8, command.request().storeCode());
            insert.setString(9, command.request().receiptNumber());
            insert.setInt(10, CONTENTS_OF_A_RECEIPT);
            return insert.executeUpdate() > 0;
        }
    }

    static Optional<Conflict> find(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "id = ?");
    }

    /** Of two who resolve it one waits here, and then finds what the other decided. */
    static Optional<Conflict> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "id = ? for update");
    }

    /** Oldest first. */
    static List<Conflict> after(Connection connection, UUID after, Asked asked, int limit) throws SQLException {
        String status = asked.status() == null
                ? ""
                : asked.status() == Status.OPEN ? " and decision is null" : " and decision is not null";
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 where id > ? and (cardinality(?::text[]) = 0 or store_code = any (?::text[]))
                   and (?::uuid is null or partner_id = ?::uuid)
                   and (?::text is null or receipt_number = ?::text)""" + status + " order by id limit ?")) {
            select.setObject(1, after);
            select.setArray(2, connection.createArrayOf("text", asked.stores().toArray()));
            select.setArray(3, connection.createArrayOf("text", asked.stores().toArray()));
            select.setObject(4, asked.partnerId());
            select.setObject(5, asked.partnerId());
            select.setString(6, asked.receiptNumber());
            select.setString(7, asked.receiptNumber());
            select.setInt(8, limit);
            return rows(select);
        }
    }

    static void resolve(Connection connection, UUID id, Resolution how) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update sale_conflict set decision = ?, recorded_as = ?, recorded_sale_id = ?, reference = ?,
                       resolved_by = ?, resolved_at = ?
                 where id = ?""")) {
            update.setString(1, how.decision().name());
            update.setString(2, how.receiptNumber());
            update.setObject(3, how.saleId());
            update.setString(4, how.reference());
            update.setString(5, how.resolvedBy());
            update.setTimestamp(6, Timestamp.from(how.resolvedAt()));
            update.setObject(7, id);
            update.executeUpdate();
        }
    }

    /** A place in its terminal's count that the sale said, or null. */
    static @Nullable Long sequenceNumber(Connection connection, Sales.KeptSale sale) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select number from terminal_document
                 where store_id = ? and terminal_id = ? and document_id = ?""")) {
            select.setObject(1, sale.storeId());
            select.setString(2, sale.terminalId());
            select.setObject(3, sale.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, Long.class) : null;
            }
        }
    }

    /** Whether the first and what arrived carry the same coalition's card, or both none. */
    static boolean sameCoalition(Connection connection, Conflict conflict) throws SQLException {
        CoalitionShown arrived = conflict.coalition();
        try (PreparedStatement select =
                connection.prepareStatement("select coalition, token from coalition_sale where sale_id = ?")) {
            select.setObject(1, conflict.saleId());
            try (ResultSet row = select.executeQuery()) {
                CoalitionShown first = row.next() ? new CoalitionShown(row.getString(1), row.getString(2), null) : null;
                return Objects.equals(first, arrived);
            }
        }
    }

    static Conflict.Served served(Connection connection, UUID saleId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select cashier, tender from sale where id = ?")) {
            select.setObject(1, saleId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Conflict.Served(row.getString(1), row.getString(2));
            }
        }
    }

    private static Optional<Conflict> one(Connection connection, UUID id, String which) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where " + which)) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    private static List<Conflict> rows(PreparedStatement select) throws SQLException {
        List<Conflict> conflicts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                conflicts.add(conflict(row));
            }
        }
        return conflicts;
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        String decision = row.getString(9);
        String coalition = row.getString(15);
        return new Conflict(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                coalition == null ? null : new CoalitionShown(coalition, row.getString(16), null),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                decision == null
                        ? null
                        : new Resolution(
                                Decision.valueOf(decision),
                                row.getString(10),
                                row.getObject(11, UUID.class),
                                Objects.requireNonNull(row.getString(12)),
                                Objects.requireNonNull(row.getString(13)),
                                row.getTimestamp(14).toInstant()));
    }
}
