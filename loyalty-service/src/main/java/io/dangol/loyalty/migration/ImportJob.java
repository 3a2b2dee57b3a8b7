package io.dangol.loyalty.migration;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.migration.Import.Status;
import io.dangol.platform.eventlog.Relay;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Works on imports one after the other, beside the tills; of all replicas one on each. */
@Singleton
class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    /** While the relay catches up. */
    private static final Duration REST = Duration.ofMillis(100);

    private final Importer importer;
    private final Transactions transactions;
    private final Relay relay;
    private final ImportConfig config;
    private final Workers workers;
    private final Clock clock;
    private final UUID worker;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ImportJob(
            Importer importer,
            Transactions transactions,
            Relay relay,
            ImportConfig config,
            Workers workers,
            Ids ids,
            Clock clock) {
        this.importer = importer;
        this.transactions = transactions;
        this.relay = relay;
        this.config = config;
        this.workers = workers;
        this.worker = ids.next();
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("member-imports", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!rested(config.pause())) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What this worker holds it goes on with, also after a failure that passes. */
    void look() throws InterruptedException {
        try {
            forget();
            Optional<Import> next = importer.claim(worker);
            if (next.isPresent()) {
                work(next.get().id());
            }
        } catch (RuntimeException | Error e) { // The thread goes on.
            LOG.warnf("Imports are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }

    private void work(UUID importId) throws InterruptedException {
        boolean more = true;
        while (more && stopped.getCount() > 0) {
            more = Reach.EVERYTHING.call(() -> importer.step(importId, worker));
            while (relay.backlog().events() > config.backlog() && !rested(REST)) {
                LOG.debug("Import waits for the relay");
            }
        }
    }

    /** Uploads that were cut long ago. */
    private void forget() {
        Instant now = clock.instant();
        boolean more = true;
        while (more) {
            more = transactions.part(connection -> {
                int cleared = 0;
                for (Import cut : Imports.abandoned(connection, now.minus(config.patience()))) {
                    int some = Staging.clearSome(connection, cut.id());
                    cleared += some;
                    if (some == 0) {
                        Imports.tell(connection, cut.id(), Status.ABANDONED, now);
                    }
                }
                return cleared > 0;
            });
        }
    }

    private boolean rested(Duration pause) throws InterruptedException {
        return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
