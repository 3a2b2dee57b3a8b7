package io.dangol.loyalty.coalitionfile;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks again and again for what of coalitions' files need not be kept. Any replica may: who comes second finds nothing left. */
@Singleton
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final Retention retention;
    private final FileConfig config;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    RetentionJob(Retention retention, FileConfig config, Workers workers) {
        this.retention = retention;
        this.config = config;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("coalition-file-retention", this::untilStopped);
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
            long lines = retention.sweep();
            if (lines > 0) {
                LOG.infof("Lines of coalitions' files that were let go of: %d", lines);
            }
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that tokens stay.
            LOG.warnf(
                    "Coalitions' files are looked at again later: %s",
                    e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
