package io.dangol.customer.customerexport;

import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Works on exports in turns; of all replicas one on each. */
@Singleton
class ExportJob {

    private static final Logger LOG = Logger.getLogger(ExportJob.class);

    /** Parts, after which another export has its turn. */
    private static final int TURN = 200;

    private final Exporter exporter;
    private final ExportConfig config;
    private final Workers workers;
    private final UUID worker;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ExportJob(Exporter exporter, ExportConfig config, Workers workers, Ids ids) {
        this.exporter = exporter;
        this.config = config;
        this.workers = workers;
        this.worker = ids.next();
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("customer-exports", this::untilStopped);
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

    /** One that fails again and again is given up; meanwhile the others have their turns. */
    private void work(Export of) {
        try {
            for (int part = 0; part < TURN && stopped.getCount() > 0 && exporter.step(of, worker); part++) {
                LOG.debug("A part of an export is written");
            }
        } catch (RuntimeException failed) {
            if (!PassingFailure.caused(failed)) {
                Reach.EVERYTHING.run(() -> exporter.failed(of, worker));
            }
            throw failed;
        }
    }

    /** What this worker holds it goes on with, also after a failure that passes. */
    void look() {
        try {
            boolean more = true;
            while (more) {
                more = Reach.EVERYTHING.call(exporter::expire);
            }
            Optional<Export> next = Reach.EVERYTHING.call(() -> exporter.claim(worker));
            next.ifPresent(this::work);
        } catch (RuntimeException | Error e) { // The thread goes on.
            LOG.warnf("Exports are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
