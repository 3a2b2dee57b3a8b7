package io.dangol.loyalty.migration;

import io.dangol.loyalty.migration.Import.Counts;
import io.dangol.loyalty.migration.Import.Status;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports in the database. */
final class Imports {

    private static final String COLUMNS = "id, program_id, reference, dry_run, client_id, format, funder_id, status,"
            + " upload_id, header, received, digest, rows, imported, repeated, rejected, cards, points, started_at,"
            + " changed_at";
    private static final String SELECT = "select " + COLUMNS + " from member_import";

    /** The oldest that waits, or that the worker holds, or whose worker went silent: until then it is that one's alone. */
    private static final String CLAIM = """
            update member_import set status = 'RUNNING', worker_id = ?, changed_at = ? where id = (
                select id from member_import where status = 'QUEUED' or (status = 'RUNNING' and (worker_id = ? or changed_at < ?))
                 order by id limit 1 for update skip locked)
            returning %s""".formatted(COLUMNS);

    private Imports() {}

    /** Nothing where one of the reference is there. */
    static void insert(Connection connection, Import begun) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into member_import (id, program_id, reference, dry_run, client_id, format, funder_id, status,
                    upload_id, digest, started_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, begun.id());
            insert.setObject(2, begun.programId());
            insert.setString(3, begun.reference());
            insert.setBoolean(4, begun.dryRun());
            insert.setString(5, begun.clientId());
            insert.setString(6, begun.format().name());
            insert.setObject(7, begun.funderId());
            insert.setString(8, begun.status().name());
            insert.setObject(9, begun.uploadId());
            insert.setString(10, begun.digest());
            insert.setTimestamp(11, Timestamp.from(begun.startedAt()));
            insert.setTimestamp(12, Timestamp.from(begun.changedAt()));
            insert.executeUpdate();
        }
    }

    /** Locked, so that one of two connections sees the other. */
    static Import lock(Connection connection, UUID programId, String reference, boolean dryRun) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where program_id = ? and reference = ? and dry_run = ? for update")) {
            select.setObject(1, programId);
            select.setString(2, reference);
            select.setBoolean(3, dryRun);
            return all(select).get(0);
        }
    }

    static Optional<Import> find(Connection connection, UUID programId, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where program_id = ? and id = ?")) {
            select.setObject(1, programId);
            select.setObject(2, id);
            return all(select).stream().findFirst();
        }
    }

    /** The latest first. */
    static List<Import> list(Connection connection, UUID programId, @Nullable UUID before, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where program_id = ? and (?::uuid is null or id < ?) order by id desc limit ?")) {
            select.setObject(1, programId);
            select.setObject(2, before);
            select.setObject(3, before);
            select.setInt(4, most);
            return all(select);
        }
    }

    /** What an upload has brought so far; false where it is another connection's by now. */
    static boolean received(Connection connection, Import now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update member_import set format = ?, funder_id = ?, status = ?, header = ?, received = ?, digest = ?,
                       rows = ?, changed_at = ?
                 where id = ? and upload_id = ? and status = 'UPLOADING'""")) {
            update.setString(1, now.format().name());
            update.setObject(2, now.funderId());
            update.setString(3, now.status().name());
            update.setString(4, now.header());
            update.setLong(5, now.received());
            update.setString(6, now.digest());
            update.setLong(7, now.counts().rows());
            update.setTimestamp(8, Timestamp.from(now.changedAt()));
            update.setObject(9, now.id());
            update.setObject(10, now.uploadId());
            return update.executeUpdate() == 1;
        }
    }

    /** From now on it is this connection's. */
    static void handOver(Connection connection, UUID id, UUID uploadId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update member_import set upload_id = ? where id = ?")) {
            update.setObject(1, uploadId);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    static Optional<Import> claim(Connection connection, UUID worker, Instant now, Instant silentSince)
            throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, worker);
            claim.setTimestamp(2, Timestamp.from(now));
            claim.setObject(3, worker);
            claim.setTimestamp(4, Timestamp.from(silentSince));
            return all(claim).stream().findFirst();
        }
    }

    /** Locked for a batch: empty where it is another worker's by now, or done. */
    static Optional<Import> lockOf(Connection connection, UUID id, UUID worker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where id = ? and worker_id = ? and status = 'RUNNING' for update")) {
            select.setObject(1, id);
            select.setObject(2, worker);
            return all(select).stream().findFirst();
        }
    }

    static void progress(Connection connection, UUID id, Counts more, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update member_import set imported = imported + ?, repeated = repeated + ?, rejected = rejected + ?,
                       cards = cards + ?, points = points + ?, changed_at = ? where id = ?""")) {
            update.setLong(1, more.imported());
            update.setLong(2, more.repeated());
            update.setLong(3, more.rejected());
            update.setLong(4, more.cards());
            update.setLong(5, more.points());
            update.setTimestamp(6, Timestamp.from(now));
            update.setObject(7, id);
            update.executeUpdate();
        }
    }

    static void tell(Connection connection, UUID id, Status status, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update member_import set status = ?, changed_at = ? where id = ?")) {
            update.setString(1, status.name());
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Uploads that were cut, and said nothing since; locked. */
    static List<Import> abandoned(Connection connection, Instant silentSince) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " where status = 'UPLOADING' and changed_at < ? order by id for update skip locked")) {
            select.setTimestamp(1, Timestamp.from(silentSince));
            return all(select);
        }
    }

    private static List<Import> all(PreparedStatement statement) throws SQLException {
        List<Import> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(read(row));
            }
        }
        return all;
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                RowFormat.valueOf(row.getString(6)),
                row.getObject(7, UUID.class),
                Status.valueOf(row.getString(8)),
                row.getObject(9, UUID.class),
                row.getString(10),
                row.getLong(11),
                row.getString(12),
                new Counts(
                        row.getLong(13),
                        row.getLong(14),
                        row.getLong(15),
                        row.getLong(16),
                        row.getLong(17),
                        row.getLong(18)),
                row.getTimestamp(19).toInstant(),
                row.getTimestamp(20).toInstant());
    }
}
