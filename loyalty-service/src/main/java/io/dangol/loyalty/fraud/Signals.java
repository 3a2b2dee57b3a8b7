package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.By;
import io.dangol.loyalty.fraud.Signal.End;
import io.dangol.loyalty.fraud.Signal.Found;
import io.dangol.loyalty.fraud.Signal.Reason;
import io.dangol.loyalty.fraud.Signal.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The signals in the database. */
final class Signals {

    /**
     * Which of them.
     *
     * @param stores empty for all
     */
    record Asked(
            List<String> stores,
            @Nullable UUID partnerId,
            @Nullable Status status,
            FraudRule.@Nullable Kind kind) {}

    /** What is there once. */
    record KnownSign(String rule, UUID sourceId) {}

    private static final String SELECT = """
            select id, program_id, rule, kind, action, rules_version, counted_by, source_id, source, sale_id, member_id,
                   partner_id, store_code, terminal_id, cashier, measured, allowed, held, happened_at, raised_at,
                   reason, reference, points, ended_client, ended_user, ended_at
              from fraud_signal
            """;

    private Signals() {}

    /** Those of these sources that were raised before. */
    static Set<KnownSign> raised(Connection connection, UUID programId, Set<UUID> sources) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select rule, source_id from fraud_signal where program_id = ? and source_id = any (?)")) {
            select.setObject(1, programId);
            select.setArray(2, connection.createArrayOf("uuid", sources.toArray()));
            Set<KnownSign> keys = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(new KnownSign(row.getString(1), row.getObject(2, UUID.class)));
                }
            }
            return keys;
        }
    }

    static void insert(Connection connection, Signal signal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into fraud_signal (id, program_id, rule, kind, action, rules_version, counted_by, source_id, source,
                    sale_id, member_id, partner_id, store_code, terminal_id, cashier, measured, allowed, held,
                    happened_at, raised_at, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""")) {
            Found found = signal.found();
            insert.setObject(1, signal.id());
            insert.setObject(2, found.programId());
            insert.setString(3, found.rule());
            insert.setString(4, found.kind().name());
            insert.setString(5, found.action().name());
            insert.setInt(6, found.rulesVersion());
            insert.setString(7, found.by() == null ? null : found.by().name());
            insert.setObject(8, signal.sourceId());
            insert.setString(9, signal.source().name());
            insert.setObject(10, signal.saleId());
            insert.setObject(11, signal.memberId());
            insert.setObject(12, signal.partnerId());
            insert.setString(13, signal.storeCode());
            insert.setString(14, signal.terminalId());
            insert.setString(15, signal.cashier());
            insert.setLong(16, found.measured());
            insert.setLong(17, found.allowed());
            insert.setLong(18, signal.held());
            insert.setTimestamp(19, Timestamp.from(signal.happenedAt()));
            insert.setTimestamp(20, Timestamp.from(signal.raisedAt()));
            insert.executeUpdate();
        }
    }

    static Optional<Signal> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    /** Oldest first. */
    static List<Signal> after(Connection connection, UUID after, Asked asked, int limit) throws SQLException {
        Status status = asked.status();
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 where id > ? and (cardinality(?::text[]) = 0 or store_code = any (?::text[]))
                   and (?::uuid is null or partner_id = ?::uuid) and (?::text is null or kind = ?::text)"""
                + (status == null ? "" : " and status = '" + status.name() + "'") + " order by id limit ?")) {
            select.setObject(1, after);
            select.setArray(2, connection.createArrayOf("text", asked.stores().toArray()));
            select.setArray(3, connection.createArrayOf("text", asked.stores().toArray()));
            select.setObject(4, asked.partnerId());
            select.setObject(5, asked.partnerId());
            String kind = asked.kind() == null ? null : asked.kind().name();
            select.setString(6, kind);
            select.setString(7, kind);
            select.setInt(8, limit);
            return rows(select);
        }
    }

    /** Whether another one keeps the sale's points from being spent: one that is open, or was rejected. */
    static boolean isHeldByOthers(Connection connection, Signal signal) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select 1 from fraud_signal
                 where sale_id = ? and id <> ? and (action = 'HOLD' and status = 'OPEN' or status = 'REJECTED')""")) {
            select.setObject(1, signal.saleId());
            select.setObject(2, signal.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    static void end(Connection connection, UUID id, End end) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update fraud_signal set status = ?, reason = ?, reference = ?, points = ?, ended_client = ?,
                       ended_user = ?, ended_at = ?
                 where id = ? and status = 'OPEN'""")) {
            update.setString(1, end.reason().status().name());
            update.setString(2, end.reason().name());
            update.setString(3, end.reference());
            update.setLong(4, end.points());
            update.setString(5, end.client());
            update.setString(6, end.user());
            update.setTimestamp(7, Timestamp.from(end.at()));
            update.setObject(8, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("Whoever ends a signal holds its member, and has looked");
            }
        }
    }

    /** Those that were rejected, whose points a redemption relied on then, or that a void or a return brought back since. */
    static List<Signal> leftBehind(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 where status = 'REJECTED' and exists (
                    select from lot where source_id = fraud_signal.sale_id and remaining > 0 and waits_for like '%REVIEW%')
                 order by ended_at limit ?""")) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    /** What was ended before; what is open stays. */
    static int forget(Connection connection, Instant before, int limit) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from fraud_signal where id in (
                    select id from fraud_signal where ended_at < ? order by ended_at limit ?)""")) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }

    private static List<Signal> rows(PreparedStatement select) throws SQLException {
        List<Signal> signals = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                signals.add(signal(row));
            }
        }
        return signals;
    }

    private static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getObject("id", UUID.class),
                found(row),
                row.getObject("source_id", UUID.class),
                Activity.Kind.valueOf(row.getString("source")),
                row.getObject("sale_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("partner_id", UUID.class),
                row.getString("store_code"),
                row.getString("terminal_id"),
                row.getString("cashier"),
                row.getLong("held"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("raised_at").toInstant(),
                end(row));
    }

    private static Found found(ResultSet row) throws SQLException {
        String by = row.getString("counted_by");
        return new Found(
                row.getObject("program_id", UUID.class),
                row.getString("rule"),
                FraudRule.Kind.valueOf(row.getString("kind")),
                Action.valueOf(row.getString("action")),
                row.getInt("rules_version"),
                by == null ? null : By.valueOf(by),
                row.getLong("measured"),
                row.getLong("allowed"));
    }

    private static @Nullable End end(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("ended_at");
        return at == null
                ? null
                : new End(
                        Reason.valueOf(row.getString("reason")),
                        row.getString("reference"),
                        row.getLong("points"),
                        row.getString("ended_client"),
                        row.getString("ended_user"),
                        at.toInstant());
    }
}
