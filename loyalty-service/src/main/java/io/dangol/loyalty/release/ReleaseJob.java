package io.dangol.loyalty.release;

import io.dangol.loyalty.funding.Covering;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * Looks again and again for points that need not wait any longer. Any replica may; those that meet wait for each other's
 * rows and find nothing left.
 */
@Singleton
class ReleaseJob {

    private static final Logger LOG = Logger.getLogger(ReleaseJob.class);

    private final Covering covering;
    private final ReleaseService releases;
    private final ReleaseConfig config;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ReleaseJob(Covering covering, ReleaseService releases, ReleaseConfig config, Workers workers) {
        this.covering = covering;
        this.releases = releases;
        this.config = config;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("points-release", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                look("covered by their funders", () -> covering.cover(config.batch()));
                look("whose event did not come", releases::endOverdue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(String what, IntSupplier look) {
        try {
            int lots = look.getAsInt();
            if (lots > 0) {
                LOG.infof("Lots %s: %d", what, lots);
            }
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that points stay pending.
            LOG.warnf(
                    "Lots %s are looked at again later: %s", what, e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
