package io.dangol.customer.customerexport;

import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.CustomerPages;
import io.dangol.customer.customerexport.Export.Status;
import io.dangol.customer.customerexport.Parts.FilePart;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.Sealing;
import io.dangol.customer.vault.WorkKeys;
import io.dangol.platform.errand.Errands;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes files, a part in a transaction, so that memory does not grow with them and a crash costs one part. */
@Singleton
class Exporter {

    private static final Logger LOG = Logger.getLogger(Exporter.class);

    private final Statements statements;
    private final CustomerPages pages;
    private final FileLines lines;
    private final WorkKeys keys;
    private final Errands errands;
    private final ExportConfig config;
    private final Clock clock;

    Exporter(
            Statements statements,
            CustomerPages pages,
            FileLines lines,
            WorkKeys keys,
            Errands errands,
            ExportConfig config,
            Clock clock) {
        this.statements = statements;
        this.pages = pages;
        this.lines = lines;
        this.keys = keys;
        this.errands = errands;
        this.config = config;
        this.clock = clock;
    }

    /** The oldest that waits, for a worker. */
    Optional<Export> claim(UUID worker) {
        Instant now = clock.instant();
        return within(connection -> Exports.claim(connection, worker, now, now.minus(config.silence())));
    }

    /** The next part, as for whoever asked; false once there is none, or the export is not this worker's. */
    boolean step(Export of, UUID worker) {
        return errands.call(of.errand(), () -> within(connection -> part(connection, of.id(), worker)));
    }

    private boolean part(Connection connection, UUID id, UUID worker) throws SQLException {
        Optional<Export> mine = Exports.lock(connection, id, worker);
        Optional<Sealing> sealing = mine.flatMap(of -> keys.open(id));
        if (mine.isEmpty() || sealing.isEmpty()) {
            return false;
        }
        Export of = mine.get();
        List<CustomerView> page = pages.after(of.lastId(), config.batch(), of.disclosure());
        // A file without customers has its header all the same.
        if (!page.isEmpty() || of.parts() == 0) {
            String content = lines.of(of.format(), page, of.parts() == 0);
            List<UUID> subjects = page.stream().map(CustomerView::id).toList();
            Parts.insert(connection, id, of.parts() + 1, new FilePart(subjects, content), sealing.get());
            UUID last = page.isEmpty() ? new UUID(0, 0) : subjects.get(subjects.size() - 1);
            Exports.progress(connection, id, last, page.size(), now());
        }
        if (page.size() < config.batch()) {
            Exports.tell(connection, id, Status.DONE, now());
            LOG.infof("Export of customers done: exportId=%s, rows=%d", id, of.rows() + page.size());
            return false;
        }
        return true;
    }

    /** A step that failed, and not because the database was away for a moment. */
    void failed(Export of, UUID worker) {
        Status now = within(connection -> Exports.failed(connection, of.id(), worker, now()));
        if (now == Status.FAILED) {
            LOG.errorf("Export of customers given up: exportId=%s", of.id());
        }
    }

    /** What nobody may read any more; the key first. Some of it: true while there may be more. */
    boolean expire() {
        Instant now = now();
        return within(connection -> {
            List<Export> over = Exports.over(connection, now.minus(config.retention()));
            for (Export one : over) {
                keys.destroy(one.id());
                Parts.delete(connection, one.id());
                Exports.tell(connection, one.id(), Status.EXPIRED, now);
            }
            return !over.isEmpty();
        });
    }

    private <T> T within(Statements.Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> statements.run(work));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
