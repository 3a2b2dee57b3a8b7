package io.dangol.loyalty.expiry;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks again and again for points whose time has come: each programme's midnight is another moment. Any replica may;
 * those that meet wait for each other's rows and find nothing left.
 */
@Singleton
class ExpiryJob {

    private static final Logger LOG = Logger.getLogger(ExpiryJob.class);

    private final Expiry expiry;
    private final Warnings warnings;
    private final ExpiryConfig config;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ExpiryJob(Expiry expiry, Warnings warnings, ExpiryConfig config, Workers workers) {
        this.expiry = expiry;
        this.warnings = warnings;
        this.config = config;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        int all = Math.max(1, config.workers());
        for (int number = 0; number < all; number++) {
            Share share = new Share(number, all);
            var unused = workers.start("points-expiry-" + number, () -> untilStopped(share));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped(Share share) {
        try {
            while (!stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                look(share);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Share share) {
        try {
            long points = expiry.writeOff(share);
            int given = share.number() == 0 ? warnings.give() : 0; // One at a time: the others would wait.
            if (points > 0 || given > 0) {
                LOG.infof("Points expired: %d, warnings given: %d", points, given);
            }
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that points do not expire.
            LOG.warnf(
                    "Expiring points are looked at again later: %s",
                    e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
