package io.dangol.loyalty.migration;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.migration.Import.Counts;
import io.dangol.loyalty.migration.Import.RowOutcome;
import io.dangol.loyalty.migration.Import.Status;
import io.dangol.loyalty.migration.Results.Result;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.lines.RowError;
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

/**
 * Takes rows over, a batch in a transaction: what is decided, what is written, the results and that the rows are gone
 * belong together, so whoever goes on after a crash finds just those that are left.
 */
@Singleton
class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final Transactions transactions;
    private final Staging staging;
    private final Decisions decisions;
    private final Openings openings;
    private final LedgerFigures figures;
    private final ImportConfig config;
    private final Clock clock;

    Importer(
            Transactions transactions,
            Staging staging,
            Decisions decisions,
            Openings openings,
            LedgerFigures figures,
            ImportConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.staging = staging;
        this.decisions = decisions;
        this.openings = openings;
        this.figures = figures;
        this.config = config;
        this.clock = clock;
    }

    /** How a row is decided about: on its merits, or because it could not be written. */
    @FunctionalInterface
    private interface Way {
        List<Decision> decide(Connection connection, Import of, List<StagedRow> rows) throws SQLException;
    }

    /** The oldest import that waits, for a worker. */
    Optional<Import> claim(UUID worker) {
        Instant now = now();
        return transactions.part(connection -> Imports.claim(connection, worker, now, now.minus(config.silence())));
    }

    /** The next batch; false once there is none, or the import is another worker's. */
    boolean step(UUID importId, UUID worker) {
        try {
            return batch(importId, worker, config.batch(), this::decided);
        } catch (RuntimeException failed) {
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            LOG.debugf("Rows cannot be written together: %s", Failures.kindOf(failed));
            return oneByOne(importId, worker);
        }
    }

    /** So that one that cannot be written keeps no other one out. */
    private boolean oneByOne(UUID importId, UUID worker) {
        boolean more = true;
        for (int i = 0; more && i < config.batch(); i++) {
            try {
                more = batch(importId, worker, 1, this::decided);
            } catch (RuntimeException failed) {
                if (PassingFailure.caused(failed)) {
                    throw failed;
                }
                // By its kind alone: what the database says of it may name a card.
                LOG.errorf("A row of import %s cannot be written: %s", importId, Failures.kindOf(failed));
                more = batch(importId, worker, 1, Importer::failed);
            }
        }
        return more;
    }

    private boolean batch(UUID importId, UUID worker, int size, Way way) {
        Instant now = now();
        Optional<Counts> done = transactions.part(connection -> {
            Optional<Import> mine = Imports.lockOf(connection, importId, worker);
            return mine.isEmpty() ? Optional.empty() : done(connection, mine.get(), size, way, now);
        });
        done.ifPresent(counts -> figures.moved(Entry.Kind.OPENING, counts.points()));
        return done.isPresent();
    }

    private Optional<Counts> done(Connection connection, Import of, int size, Way way, Instant now)
            throws SQLException {
        List<StagedRow> rows = staging.next(connection, of.id(), size);
        if (rows.isEmpty() && Staging.clearSome(connection, of.id()) > 0) {
            return Optional.of(Counts.NONE);
        }
        if (rows.isEmpty()) {
            Imports.tell(connection, of.id(), Status.DONE, now);
            LOG.infof("Import done: importId=%s, rows=%d", of.id(), of.counts().rows());
            return Optional.empty();
        }
        List<Decision> made = way.decide(connection, of, rows);
        List<Decision> imported = made.stream()
                .filter(decision -> decision.outcome() == RowOutcome.IMPORTED)
                .toList();
        if (!of.dryRun()) {
            openings.write(connection, of, imported, now);
        }
        Results.insert(
                connection,
                of.id(),
                made.stream().map(decision -> result(of, decision)).toList());
        long last = rows.get(rows.size() - 1).number();
        Staging.delete(connection, of.id(), rows.get(0).number(), last);
        Counts counts = counts(made);
        Imports.progress(connection, of.id(), counts, now);
        return Optional.of(of.dryRun() ? Counts.NONE : counts);
    }

    private List<Decision> decided(Connection connection, Import of, List<StagedRow> rows) throws SQLException {
        return decisions.of(connection, of, rows, now());
    }

    private static List<Decision> failed(Connection connection, Import of, List<StagedRow> rows) {
        return rows.stream()
                .map(row -> Decision.rejected(row, List.of(RowError.ofRow("row-failed"))))
                .toList();
    }

    /** A member that a dry run would make is none yet. */
    private Result result(Import of, Decision decision) {
        boolean none = of.dryRun() && decision.outcome() == RowOutcome.IMPORTED && decision.account() == null;
        List<RowError> errors = decision.errors();
        return new Result(
                decision.staged().number(),
                decision.outcome(),
                decision.staged().card(),
                none ? null : decision.memberId(),
                decision.points(),
                errors.isEmpty() ? null : errors.get(0).code(),
                staging.written(errors));
    }

    private static Counts counts(List<Decision> made) {
        return new Counts(
                0,
                count(made, RowOutcome.IMPORTED),
                count(made, RowOutcome.REPEATED),
                count(made, RowOutcome.REJECTED),
                made.stream().mapToLong(decision -> decision.fresh().size()).sum(),
                made.stream().mapToLong(Decision::points).sum());
    }

    private static long count(List<Decision> made, RowOutcome outcome) {
        return made.stream().filter(decision -> decision.outcome() == outcome).count();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
