package io.dangol.customer.customerimport;

import io.dangol.customer.customerimport.Import.Counts;
import io.dangol.customer.customerimport.Import.RowOutcome;
import io.dangol.customer.customerimport.Import.Status;
import io.dangol.customer.customerimport.Results.Result;
import io.dangol.customer.customerimport.Staging.Twice;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.Sealing;
import io.dangol.customer.vault.WorkKeys;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.errand.Errands;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows, a batch in a transaction: the customers, the results and that the rows are gone belong together, so whoever
 * goes on after a crash finds just those that are left. A dry run writes the customers in a transaction that is undone, so
 * its answers are those that the rows would have.
 */
@Singleton
class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final Statements statements;
    private final Jobs jobs;
    private final Staging staging;
    private final WorkKeys keys;
    private final RowWriter writer;
    private final Errands errands;
    private final ImportConfig config;
    private final Clock clock;

    Importer(
            Statements statements,
            Jobs jobs,
            Staging staging,
            WorkKeys keys,
            RowWriter writer,
            Errands errands,
            ImportConfig config,
            Clock clock) {
        this.statements = statements;
        this.jobs = jobs;
        this.staging = staging;
        this.keys = keys;
        this.writer = writer;
        this.errands = errands;
        this.config = config;
        this.clock = clock;
    }

    /** Rows of an import and what stands in them twice. */
    private record Batch(Import of, List<StagedRow> rows, Map<String, Twice> twice) {}

    /** The next batch, as by whoever asked for the import; false once there is none, or it is not this worker's. */
    boolean step(Import of, UUID worker) {
        return errands.call(of.errand(), () -> batch(of.id(), worker, config.batch()));
    }

    private boolean batch(UUID importId, UUID worker, int size) {
        try {
            return written(importId, worker, size, null);
        } catch (RuntimeException failed) {
            if (PassingFailure.caused(failed) && size == 1) {
                throw failed;
            }
            return size > 1 ? oneByOne(importId, worker, size) : written(importId, worker, 1, reason(importId, failed));
        }
    }

    /** So that one that is refused keeps no other one out. */
    private boolean oneByOne(UUID importId, UUID worker, int size) {
        boolean more = true;
        for (int i = 0; more && i < size; i++) {
            more = batch(importId, worker, 1);
        }
        return more;
    }

    private static RowError reason(UUID importId, RuntimeException failed) {
        if (failed instanceof Refusal refusal) {
            String pointer = refusal.pointers().isEmpty()
                    ? "#"
                    : "#" + refusal.pointers().get(0);
            return RowError.of(pointer, refusal.code(), refusal.arguments());
        }
        // By its kind alone: what the database says of it may name a person.
        LOG.errorf(
                "A row of import %s cannot be written: %s",
                importId, failed.getClass().getName());
        return RowError.ofRow("row-failed");
    }

    /** @param refused why the row cannot be written; null: it is to be tried */
    private boolean written(UUID importId, UUID worker, int size, @Nullable RowError refused) {
        Optional<Batch> next = within(connection -> next(connection, importId, worker, size));
        if (next.isEmpty()) {
            return false;
        }
        Batch batch = next.get();
        if (!batch.of().dryRun() || refused != null) {
            return within(connection -> {
                boolean mine = jobs.lock(connection, importId, worker).isPresent();
                return mine && kept(connection, batch, results(batch, refused));
            });
        }
        List<Result> tried = tried(batch);
        return within(
                connection -> jobs.lock(connection, importId, worker).isPresent() && kept(connection, batch, tried));
    }

    private Optional<Batch> next(Connection connection, UUID importId, UUID worker, int size) throws SQLException {
        Optional<Import> mine = jobs.lock(connection, importId, worker);
        Optional<Sealing> sealing = mine.flatMap(of -> keys.open(of.id()));
        if (mine.isEmpty() || sealing.isEmpty()) {
            return Optional.empty();
        }
        List<StagedRow> rows = staging.next(connection, importId, sealing.get(), size);
        if (rows.isEmpty()) {
            keys.destroy(importId);
            Jobs.tell(connection, importId, Status.DONE, now());
            LOG.infof(
                    "Import of customers done: importId=%s, rows=%d",
                    importId, mine.get().reached().rows());
            return Optional.empty();
        }
        RowKeys names = writer.keys(importId);
        Set<String> all = new LinkedHashSet<>();
        rows.forEach(row -> writer.read(mine.get(), row).ifPresent(read -> all.addAll(names.of(read))));
        return Optional.of(new Batch(mine.get(), rows, Staging.twice(connection, importId, all)));
    }

    private List<Result> tried(Batch batch) {
        QuarkusTransaction.begin();
        try {
            return results(batch, null);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<Result> results(Batch batch, @Nullable RowError refused) {
        List<Result> results = new ArrayList<>();
        for (StagedRow row : batch.rows()) {
            results.add(
                    refused == null
                            ? writer.result(batch.of(), row, batch.twice())
                            : writer.rejected(row, List.of(refused)));
        }
        return results;
    }

    private boolean kept(Connection connection, Batch batch, List<Result> results) throws SQLException {
        UUID id = batch.of().id();
        Results.insert(connection, id, results);
        Staging.delete(
                connection,
                id,
                results.get(0).number(),
                results.get(results.size() - 1).number());
        Jobs.progress(connection, id, counts(results), now());
        return true;
    }

    private static Counts counts(List<Result> results) {
        return new Counts(
                count(results, RowOutcome.CREATED),
                count(results, RowOutcome.UPDATED),
                count(results, RowOutcome.UNCHANGED),
                count(results, RowOutcome.REJECTED));
    }

    private static long count(List<Result> results, RowOutcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private <T> T within(Statements.Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> statements.run(work));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
