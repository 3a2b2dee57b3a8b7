package io.dangol.loyalty.tier;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks again and again for tiers whose time is over, each programme's midnight being another moment, and for schemes that
 * changed. Any replica may; those that meet wait for each other's rows and find nothing left.
 */
@Singleton
class TierJob {

    private static final Logger LOG = Logger.getLogger(TierJob.class);

    private final TierUpkeep upkeep;
    private final TierConfig config;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    TierJob(TierUpkeep upkeep, TierConfig config, Workers workers) {
        this.upkeep = upkeep;
        this.config = config;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("tier-upkeep", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            int changed = upkeep.lookAtChangedSchemes() + upkeep.lookAtDue();
            if (changed > 0) {
                LOG.infof("Tiers changed: %d", changed);
            }
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that tiers stay as they are.
            LOG.warnf("Tiers are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
