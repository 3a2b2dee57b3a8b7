package io.dangol.customer.customerexport;

import io.dangol.customer.customerexport.Export.Status;
import io.dangol.platform.errand.Errand;
import io.dangol.platform.lines.RowFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exports in the database. */
final class Exports {

    private static final String COLUMNS =
            "id, partner_id, client_id, client_role, client_scopes, format, purpose, status,"
                    + " last_id, parts, rows, started_at, changed_at";

    private static final String SELECT = "select " + COLUMNS + " from customer_export";

    /** Of those that wait, or that the worker holds, or whose worker went silent, the one left longest. */
    private static final String CLAIM = """
            update customer_export set status = 'RUNNING', worker_id = ?, changed_at = ? where id = (
                select id from customer_export
                 where (status = 'QUEUED' or (status = 'RUNNING' and (worker_id = ? or changed_at < ?)))
                   and epoch = event_log_current_epoch()
                 order by changed_at, id limit 1 for update skip locked)
            returning %s""".formatted(COLUMNS);

    private static final String FAILED = """
            update customer_export set failures = failures + 1, changed_at = ?,
                   status = case when failures >= 4 then 'FAILED' else status end
             where id = ? and worker_id = ? and status = 'RUNNING' returning status""";

    /** By transactions and no clocks: an erasure that was under way when the export was asked for counts as after it. */
    private static final String OUTDATED = """
            select exists (select from customer_export e
                             join change c on (c.erased_epoch, c.erased_xid) >= (e.epoch, pg_snapshot_xmin(e.seen))
                                  and (c.erased_epoch > e.epoch or not pg_visible_in_snapshot(c.erased_xid, e.seen))
                             join customer_export_part p on p.export_id = e.id and c.id = any (p.subjects)
                            where e.id = ? and (?::integer is null or p.number = ?)
                              and c.type = 'CUSTOMER' and c.kind = 'ERASED')""";

    private Exports() {}

    static void insert(Connection connection, Export begun) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into customer_export (id, partner_id, client_id, client_role, client_scopes, format, purpose, status,
                    started_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, begun.id());
            insert.setObject(2, begun.errand().partnerId());
            insert.setString(3, begun.errand().clientId());
            insert.setString(4, begun.errand().role());
            insert.setString(5, String.join(" ", begun.errand().scopes()));
            insert.setString(6, begun.format().name());
            insert.setString(7, begun.purpose());
            insert.setString(8, begun.status().name());
            insert.setTimestamp(9, Timestamp.from(begun.startedAt()));
            insert.setTimestamp(10, Timestamp.from(begun.changedAt()));
            insert.executeUpdate();
        }
    }

    /** @param partner whose it has to be; null: anybody's */
    static Optional<Export> find(Connection connection, UUID id, @Nullable UUID partner) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where id = ? and (?::uuid is null or partner_id = ?)")) {
            select.setObject(1, id);
            select.setObject(2, partner);
            select.setObject(3, partner);
            return all(select).stream().findFirst();
        }
    }

    /** The latest first. */
    static List<Export> list(Connection connection, @Nullable UUID partner, @Nullable UUID before, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT
                        + " where (?::uuid is null or partner_id = ?) and (?::uuid is null or id < ?) order by id desc limit ?")) {
            select.setObject(1, partner);
            select.setObject(2, partner);
            select.setObject(3, before);
            select.setObject(4, before);
            select.setInt(5, most);
            return all(select);
        }
    }

    static Optional<Export> claim(Connection connection, UUID worker, Instant now, Instant silentSince)
            throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, worker);
            claim.setTimestamp(2, Timestamp.from(now));
            claim.setObject(3, worker);
            claim.setTimestamp(4, Timestamp.from(silentSince));
            return all(claim).stream().findFirst();
        }
    }

    /** Locked for a part: empty where it is another worker's by now, or over. */
    static Optional<Export> lock(Connection connection, UUID id, UUID worker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where id = ? and worker_id = ? and status = 'RUNNING' for no key update")) {
            select.setObject(1, id);
            select.setObject(2, worker);
            return all(select).stream().findFirst();
        }
    }

    static void progress(Connection connection, UUID id, UUID lastId, int rows, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update customer_export set last_id = ?,"
                + " failures = 0, parts = parts + 1, rows = rows + ?, changed_at = ? where id = ?")) {
            update.setObject(1, lastId);
            update.setInt(2, rows);
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** What has become of it by that: with the fifth failure in a row it is given up. */
    static Status failed(Connection connection, UUID id, UUID worker, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FAILED)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            update.setObject(3, worker);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Status.valueOf(row.getString(1)) : Status.RUNNING;
            }
        }
    }

    /**
     * Whether somebody who stands in it was erased since it was asked for.
     *
     * @param part who stands in this part; null: in any
     */
    static boolean isOutdated(Connection connection, UUID id, @Nullable Integer part) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OUTDATED)) {
            select.setObject(1, id);
            select.setObject(2, part);
            select.setObject(3, part);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void tell(Connection connection, UUID id, Status status, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update customer_export set status = ?, changed_at = ? where id = ?")) {
            update.setString(1, status.name());
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Some whose time is over, or that stem from before a restore; locked. */
    static List<Export> over(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + " where status <> 'EXPIRED' and (started_at < ? or epoch <> event_log_current_epoch())"
                + " order by id limit 10 for update skip locked")) {
            select.setTimestamp(1, Timestamp.from(before));
            return all(select);
        }
    }

    private static List<Export> all(PreparedStatement statement) throws SQLException {
        List<Export> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(new Export(
                        row.getObject(1, UUID.class),
                        new Errand(
                                row.getString(3),
                                row.getString(4),
                                row.getObject(2, UUID.class),
                                Set.of(row.getString(5).split(" ", -1))),
                        RowFormat.valueOf(row.getString(6)),
                        row.getString(7),
                        Status.valueOf(row.getString(8)),
                        row.getObject(9, UUID.class),
                        row.getInt(10),
                        row.getLong(11),
                        row.getTimestamp(12).toInstant(),
                        row.getTimestamp(13).toInstant()));
            }
        }
        return all;
    }
}
