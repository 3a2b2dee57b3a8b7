package io.dangol.customer.matchweights;

import io.dangol.platform.database.PassingFailure;
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
            service.next().ifPresent(this::learn);
        } catch (RuntimeException | Error e) { // The thread goes on.
            LOG.warnf("Weights are learnt later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }

    /** What passes is tried again; what does not would else be tried for ever, and keep later versions from being learnt. */
    private void learn(int version) {
        try {
            if (service.learn(version)) {
                LOG.infof("Weights for matching were learnt: version=%d", version);
            }
        } catch (RuntimeException | Error e) { // Also where there is not memory enough.
            if (PassingFailure.caused(e)) {
                throw e;
            }
            LOG.errorf(
                    "Weights could not be learnt: version=%d, %s",
                    version, e.getClass().getSimpleName());
            LOG.debug("Because of", e);
            service.fail(version);
        }
    }
}
