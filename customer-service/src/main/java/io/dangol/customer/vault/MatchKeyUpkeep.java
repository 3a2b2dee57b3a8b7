package io.dangol.customer.vault;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * After an update, makes all customers findable for matching beside the daily work, some at a time: what a stop leaves,
 * the next start finds. Until it is done the others are found, and those not yet.
 */
@Singleton
class MatchKeyUpkeep {

    private static final Logger LOG = Logger.getLogger(MatchKeyUpkeep.class);
    private static final int BATCH = 200;
    private static final long PAUSE_MS = 600_000;
    private static final long PATIENCE_MS = 5_000;

    private final MatchKeyService service;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    MatchKeyUpkeep(MatchKeyService service, Workers workers) {
        this.service = service;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("match-keys", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    /** Once it is done it looks again from time to time: a replica of the former version may still have written. */
    private void untilStopped() {
        try {
            while (!stopped.await(done() ? PAUSE_MS : PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Looking for customers who are not findable for matching");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to be done. */
    private boolean done() {
        try {
            int all = 0;
            int last;
            do {
                last = service.keepAnew(BATCH);
                all += last;
            } while (last > 0 && stopped.getCount() > 0);
            if (all > 0) {
                LOG.infof("Customers made findable for matching: count=%d", all);
            }
            return true;
        } catch (RuntimeException | Error e) { // The thread goes on: else nobody would be found until the next start.
            LOG.warnf("Keys for matching are made later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
            return false;
        }
    }
}
