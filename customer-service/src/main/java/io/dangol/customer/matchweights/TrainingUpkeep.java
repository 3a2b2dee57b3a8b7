package io.dangol.customer.matchweights;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Learns, beside the daily work, what somebody asked to be learnt: what a stop leaves, the next start finds. */
@Singleton
class TrainingUpkeep {

    private static final Logger LOG = Logger.getLogger(TrainingUpkeep.class);
    private static final long PAUSE_MS = 1_000;

    private final WeightsService service;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    TrainingUpkeep(WeightsService service, Workers workers) {
        this.service = service;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("match-training", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            while (service.learnNext()) {
                LOG.info("Weights for matching were learnt");
            }
        } catch (RuntimeException | Error e) { // The thread goes on: what could not be learnt is tried again.
            LOG.warnf("Weights are learnt later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
