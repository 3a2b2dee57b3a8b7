package io.dangol.customer.contact;

import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends permits that were neither used nor given back, and says so. Windows do not wait for it: they leave out what is over.
 * Any replica may look; those that meet pass over each other's rows.
 */
@Singleton
class ContactUpkeep {

    private static final Logger LOG = Logger.getLogger(ContactUpkeep.class);

    private final ContactPermitService permits;
    private final ContactConfig config;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ContactUpkeep(ContactPermitService permits, ContactConfig config, Workers workers) {
        this.permits = permits;
        this.config = config;
        this.workers = workers;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("contact-permits", this::untilStopped);
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
            int all = 0;
            int last;
            do {
                last = permits.expireOverdue(config.batch());
                all += last;
            } while (last == config.batch());
            if (all > 0) {
                LOG.infof("Contact permits expired unused: count=%d", all);
            }
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that permits stay open.
            LOG.warnf(
                    "Contact permits are looked at again later: %s",
                    e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
