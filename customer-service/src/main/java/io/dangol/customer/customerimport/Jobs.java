package io.dangol.customer.customerimport;

import io.dangol.customer.customerimport.Import.Counts;
import io.dangol.customer.customerimport.Import.Status;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports as work, in the database: who does which, and what is over. */
@Singleton
class Jobs {

    /** Of those that wait, or that the worker holds, or whose worker went silent, the one left longest. */
    private static final String CLAIM = """
            update customer_import set status = 'RUNNING', worker_id = ?, changed_at = ? where id = (
                select id from customer_import
                 where (status = 'QUEUED' or (status = 'RUNNING' and (worker_id = ? or changed_at < ?)))
                   and not cleared and epoch = event_log_current_epoch()
                 order by changed_at, id limit 1 for update skip locked)
            returning %s""".formatted(Imports.COLUMNS);

    private static final String MINE = "select " + Imports.COLUMNS
            + " from customer_import where id = ? and worker_id = ? and status = 'RUNNING' for no key update";

    private static final String PROGRESS = """
            update customer_import set created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
                   rejected = rejected + ?, changed_at = ? where id = ?""";

    /** Uploads that were cut, and what a restored database had under way. */
    private static final String ABANDON = """
            update customer_import set status = 'ABANDONED', changed_at = ?
             where not cleared and (status = 'UPLOADING' and changed_at < ?
                or status in ('UPLOADING', 'QUEUED', 'RUNNING') and epoch <> event_log_current_epoch())""";

    private static final String OVER = """
            select %s from customer_import
             where not cleared and status in ('DONE', 'CANCELLED', 'ABANDONED') order by id limit 10 for update skip locked""".formatted(Imports.COLUMNS);

    private static final String OLD = """
            select %s from customer_import i where cleared and changed_at < ?
               and exists (select from customer_import_result r where r.import_id = i.id) order by id limit 10""".formatted(Imports.COLUMNS);

    private final Imports imports;

    Jobs(Imports imports) {
        this.imports = imports;
    }

    Optional<Import> claim(Connection connection, UUID worker, Instant now, Instant silentSince) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, worker);
            claim.setTimestamp(2, Timestamp.from(now));
            claim.setObject(3, worker);
            claim.setTimestamp(4, Timestamp.from(silentSince));
            return imports.all(claim).stream().findFirst();
        }
    }

    /** Locked for a batch: empty where it is another worker's by now, cancelled, or done. */
    Optional<Import> lock(Connection connection, UUID id, UUID worker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MINE)) {
            select.setObject(1, id);
            select.setObject(2, worker);
            return imports.all(select).stream().findFirst();
        }
    }

    static void progress(Connection connection, UUID id, Counts more, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PROGRESS)) {
            update.setLong(1, more.created());
            update.setLong(2, more.updated());
            update.setLong(3, more.unchanged());
            update.setLong(4, more.rejected());
            update.setTimestamp(5, Timestamp.from(now));
            update.setObject(6, id);
            update.executeUpdate();
        }
    }

    static void tell(Connection connection, UUID id, Status status, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update customer_import set status = ?, changed_at = ? where id = ?")) {
            update.setString(1, status.name());
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    static int abandon(Connection connection, Instant now, Instant silentSince) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ABANDON)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setTimestamp(2, Timestamp.from(silentSince));
            return update.executeUpdate();
        }
    }

    /** Of those that are over, some whose rows may still lie there; locked. */
    List<Import> over(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OVER)) {
            return imports.all(select);
        }
    }

    /** Some of whose rows nobody needs to be told any more. */
    List<Import> old(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLD)) {
            select.setTimestamp(1, Timestamp.from(before));
            return imports.all(select);
        }
    }

    static void cleared(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update customer_import set cleared = true, header = null where id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }
}
