package io.dangol.loyalty.redemption;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks every few seconds for holds whose time is over; any replica may, each hold ends once. */
@Singleton
class OverdueHolds {

    private static final Logger LOG = Logger.getLogger(OverdueHolds.class);
    private static final long PAUSE_SECONDS = 5;
    private static final int AT_ONCE = 200;

    private final HoldExpiry expiry;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    OverdueHolds(HoldExpiry expiry, Workers workers) {
        this.expiry = expiry;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("overdue-holds", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                expire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void expire() {
        try {
            var unused = expiry.expire(AT_ONCE);
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that holds do not end.
            LOG.warnf(
                    "Overdue holds are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
