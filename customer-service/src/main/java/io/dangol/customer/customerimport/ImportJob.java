package io.dangol.customer.customerimport;

import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.WorkKeys;
import io.dangol.platform.eventlog.Relay;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Works on imports in turns, beside everything else; of all replicas one on each. */
@Singleton
class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final List<String> ROWS = List.of("customer_import_row", "customer_import_key");
    private static final List<String> RESULTS = List.of("customer_import_result");

    /** Batches, after which another import has its turn. */
    private static final int TURN = 20;

    /** While the relay catches up. */
    private static final Duration REST = Duration.ofMillis(100);

    private final Importer importer;
    private final Statements statements;
    private final Jobs jobs;
    private final WorkKeys keys;
    private final Relay relay;
    private final ImportConfig config;
    private final Workers workers;
    private final Clock clock;
    private final UUID worker;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ImportJob(
            Importer importer,
            Statements statements,
            Jobs jobs,
            WorkKeys keys,
            Relay relay,
            ImportConfig config,
            Workers workers,
            Ids ids,
            Clock clock) {
        this.importer = importer;
        this.statements = statements;
        this.jobs = jobs;
        this.keys = keys;
        this.relay = relay;
        this.config = config;
        this.workers = workers;
        this.worker = ids.next();
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("customer-imports", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            Duration rest = config.pause();
            while (!rested(rest)) {
                rest = turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        Duration unused = turn();
    }

    /** Housekeeping, and some of one import; what it held it goes on with later, also after a failure that passes. */
    private Duration turn() {
        try {
            Reach.EVERYTHING.run(this::forget);
            if (isBehind()) {
                return REST;
            }
            Optional<Import> next = Reach.EVERYTHING.call(() -> claimed(worker));
            next.ifPresent(this::work);
            return next.isPresent() ? Duration.ZERO : config.pause();
        } catch (RuntimeException | Error e) { // The thread goes on.
            LOG.warnf("Imports are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
            return config.pause();
        }
    }

    Optional<Import> claimed(UUID by) {
        Instant now = clock.instant();
        return Reach.EVERYTHING.call(
                () -> within(connection -> jobs.claim(connection, by, now, now.minus(config.silence()))));
    }

    private void work(Import of) {
        boolean more = true;
        for (int step = 0; more && step < TURN && stopped.getCount() > 0 && !isBehind(); step++) {
            more = importer.step(of, worker);
        }
    }

    private boolean isBehind() {
        return relay.backlog().events() > config.backlog();
    }

    private void forget() {
        Instant now = clock.instant();
        int unused = within(connection -> Jobs.abandon(connection, now, now.minus(config.patience())));
        boolean more = true;
        while (more) {
            more = within(this::cleared);
        }
        more = true;
        while (more) {
            more = within(connection -> aged(connection, now));
        }
    }

    /** The key first: what the rows hold is unreadable before they are gone. */
    private boolean cleared(Connection connection) throws SQLException {
        int some = 0;
        for (Import over : jobs.over(connection)) {
            keys.destroy(over.id());
            int rows = Staging.clearSome(connection, over.id(), ROWS);
            some += rows;
            if (rows == 0) {
                Jobs.cleared(connection, over.id());
                some++;
            }
        }
        return some > 0;
    }

    private boolean aged(Connection connection, Instant now) throws SQLException {
        int some = 0;
        for (Import old : jobs.old(connection, now.minus(config.retention()))) {
            some += Staging.clearSome(connection, old.id(), RESULTS);
        }
        return some > 0;
    }

    private <T> T within(Statements.Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> statements.run(work));
    }

    private boolean rested(Duration pause) throws InterruptedException {
        return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
