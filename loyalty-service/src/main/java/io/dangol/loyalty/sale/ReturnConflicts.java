package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.sale.OfflineReturnApi.Resolution;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnDecision;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnReason;
import io.dangol.loyalty.sale.OfflineReturnApi.ReturnStatus;
import io.dangol.loyalty.sale.OfflineReturnApi.Tell;
import io.dangol.loyalty.sale.ReturnConflict.Told;
import jakarta.inject.Singleton;
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

/** The conflicts of returns in the database. */
@Singleton
class ReturnConflicts {

    private static final String SELECT = """
            select id, store_id, partner_id, sale_store_id, content, content_hash, arrived_by, caller_partner_id, reason,
                   arrived_at, decision, recorded_as, return_id, ticket, resolved_by, resolved_at
              from return_conflict
            """;

    private static final String SALE = """
            select id from sale where store_id = ? and receipt_number = ? and (?::uuid is null or partner_id = ?::uuid)""";

    /** A page of those that wait, and which of them need not any longer: found by the unique index of receipts. */
    private static final String ARRIVED = """
            with page as (
                select id, sale_store_id, sale_receipt_number, caller_partner_id, arrived_at from return_conflict
                 where decision is null and reason = 'SALE_UNKNOWN' and id > ? order by id limit ?)
            select p.id, s.id is not null, p.arrived_at
              from page p
              left join sale s on s.store_id = p.sale_store_id and s.receipt_number = p.sale_receipt_number
                   and (p.caller_partner_id is null or s.partner_id = p.caller_partner_id)
             order by p.id""";

    /**
     * Which of them.
     *
     * @param stores empty for all
     */
    record Asked(
            List<String> stores,
            @Nullable UUID partnerId,
            @Nullable ReturnStatus status) {}

    /** One that waits, whether its sale has arrived, and since when it waits. */
    record Waiting(UUID id, boolean arrived, Instant since) {}

    private final ObjectMapper json;

    ReturnConflicts(ObjectMapper json) {
        this.json = json;
    }

    /** The sale that its receipt names, once it is recorded. */
    static Optional<UUID> sale(Connection connection, Told told) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SALE)) {
            select.setObject(1, told.saleStoreId());
            select.setString(2, told.request().saleReceiptNumber());
            select.setObject(3, told.callerPartnerId());
            select.setObject(4, told.callerPartnerId());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    static List<Waiting> waiting(Connection connection, UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ARRIVED)) {
            select.setObject(1, after);
            select.setInt(2, limit);
            List<Waiting> waiting = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(
                            row.getObject(1, UUID.class),
                            row.getBoolean(2),
                            row.getTimestamp(3).toInstant()));
                }
            }
            return waiting;
        }
    }

    /** What is known of just this content, kept from others until the transaction ends. */
    Optional<ReturnConflict> lock(Connection connection, Told told) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where store_id = ? and receipt_number = ? and content_hash = ? for update")) {
            select.setObject(1, told.storeId());
            select.setString(2, told.request().receiptNumber());
            select.setString(3, told.contentHash());
            return rows(select).stream().findFirst();
        }
    }

    Optional<ReturnConflict> find(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "id = ?");
    }

    Optional<ReturnConflict> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "id = ? for update");
    }

    /** Oldest first. */
    List<ReturnConflict> after(Connection connection, UUID after, Asked asked, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + """
                 where id > ? and (cardinality(?::text[]) = 0 or store_code = any (?::text[]))
                   and (?::uuid is null or partner_id = ?::uuid)""" + of(asked.status()) + " order by id limit ?")) {
            select.setObject(1, after);
            select.setArray(2, connection.createArrayOf("text", asked.stores().toArray()));
            select.setArray(3, connection.createArrayOf("text", asked.stores().toArray()));
            select.setObject(4, asked.partnerId());
            select.setObject(5, asked.partnerId());
            select.setInt(6, limit);
            return rows(select);
        }
    }

    private static String of(@Nullable ReturnStatus status) {
        if (status == null) {
            return "";
        }
        return switch (status) {
            case WAITING -> " and decision is null and reason = 'SALE_UNKNOWN'";
            case OPEN -> " and decision is null and reason <> 'SALE_UNKNOWN'";
            case RESOLVED -> " and decision is not null";
        };
    }

    /** Answers whether there is room for it. */
    boolean insert(Connection connection, ReturnConflict conflict) throws SQLException {
        Told told = conflict.told();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into return_conflict (id, store_id, store_code, partner_id, receipt_number, sale_store_id,
                    sale_receipt_number, content, content_hash, arrived_by, caller_partner_id, reason, arrived_at)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                 where (select count(*) from return_conflict where store_id = ? and receipt_number = ?) < ?""")) {
            insert.setObject(1, conflict.id());
            insert.setObject(2, told.storeId());
            insert.setString(3, told.request().storeCode());
            insert.setObject(4, told.partnerId());
            insert.setString(5, told.request().receiptNumber());
            insert.setObject(6, told.saleStoreId());
            insert.setString(7, told.request().saleReceiptNumber());
            insert.setString(8, json.writeValueAsString(told.request()));
            insert.setString(9, told.contentHash());
            insert.setString(10, told.clientId());
            insert.setObject(11, told.callerPartnerId());
            insert.setString(12, conflict.reason().name());
            insert.setTimestamp(13, Timestamp.from(conflict.arrivedAt()));
            insert.setObject(14, told.storeId());
            insert.setString(15, told.request().receiptNumber());
            insert.setInt(16, Conflicts.CONTENTS_OF_A_RECEIPT);
            return insert.executeUpdate() > 0;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A document that was read can be written", impossible);
        }
    }

    /** It need not wait for its sale any longer, but for a person. */
    static void because(Connection connection, UUID id, ReturnReason reason) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update return_conflict set reason = ? where id = ?")) {
            update.setString(1, reason.name());
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    static void resolve(Connection connection, UUID id, Resolution how) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update return_conflict
                   set decision = ?, recorded_as = ?, return_id = ?, ticket = ?, resolved_by = ?, resolved_at = ?
                 where id = ?""")) {
            update.setString(1, how.decision().name());
            update.setString(2, how.receiptNumber());
            update.setObject(3, how.returnId());
            update.setString(4, how.ticket());
            update.setString(5, how.resolvedBy());
            update.setTimestamp(6, Timestamp.from(how.resolvedAt()));
            update.setObject(7, id);
            update.executeUpdate();
        }
    }

    private Optional<ReturnConflict> one(Connection connection, UUID id, String which) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where " + which)) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    private List<ReturnConflict> rows(PreparedStatement select) throws SQLException {
        List<ReturnConflict> conflicts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                conflicts.add(conflict(row));
            }
        }
        return conflicts;
    }

    private ReturnConflict conflict(ResultSet row) throws SQLException {
        Told told = new Told(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                request(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class));
        String decision = row.getString(11);
        return new ReturnConflict(
                row.getObject(1, UUID.class),
                told,
                ReturnReason.valueOf(row.getString(9)),
                row.getTimestamp(10).toInstant(),
                decision == null
                        ? null
                        : new Resolution(
                                ReturnDecision.valueOf(decision),
                                row.getString(12),
                                row.getObject(13, UUID.class),
                                row.getString(14),
                                Objects.requireNonNull(row.getString(15)),
                                row.getTimestamp(16).toInstant()));
    }

    private Tell request(String content) {
        try {
            return json.readValue(content, Tell.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What arrived cannot be read", e);
        }
    }
}
