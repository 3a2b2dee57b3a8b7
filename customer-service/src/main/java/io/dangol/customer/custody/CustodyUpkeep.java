package io.dangol.customer.custody;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Hands customers over once their day has come: it stamps them, so that the new partner's followers see them too. */
@Singleton
class CustodyUpkeep {

    private static final Logger LOG = Logger.getLogger(CustodyUpkeep.class);

    private final CustodyService custodies;
    private final CustomerAccess access;
    private final CustodyConfig config;
    private final Workers workers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    CustodyUpkeep(CustodyService custodies, CustomerAccess access, CustodyConfig config, Workers workers, Clock clock) {
        this.custodies = custodies;
        this.access = access;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("custody", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            do {
                look();
            } while (!stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            LocalDate today = access.day(clock.instant());
            int all = 0;
            int last;
            do {
                last = custodies.turnDue(today, config.batch());
                all += last;
            } while (last > 0);
            if (all > 0) {
                LOG.infof("Customers were handed over: count=%d", all);
            }
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that nothing is handed over.
            LOG.warnf(
                    "Handovers of customers are looked at again later: %s",
                    e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
