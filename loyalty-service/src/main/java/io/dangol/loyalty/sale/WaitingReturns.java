package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.sale.ReturnConflicts.Waiting;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Records returns that came before their sales, once those are there. It looks; tills do not tell, so that a sale costs
 * nothing more. Any replica may: those that meet wait for each other's row and find nothing left to do.
 */
@Singleton
class WaitingReturns {

    private static final Logger LOG = Logger.getLogger(WaitingReturns.class);

    private static final UUID FIRST = new UUID(0, 0);

    /** Tills are offline for days, not for months: what waits longer waits for a sale that somebody has to look for. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final Transactions transactions;
    private final OfflineReturnService returns;
    private final WaitingReturnsConfig config;
    private final Workers workers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Where the next look begins: each is short, however many wait in vain. */
    private UUID seen = FIRST;

    WaitingReturns(
            Transactions transactions,
            OfflineReturnService returns,
            WaitingReturnsConfig config,
            Workers workers,
            Clock clock) {
        this.transactions = transactions;
        this.returns = returns;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("waiting-returns", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    Reach.EVERYTHING.run(this::look);
                } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that returns wait.
                    LOG.warnf(
                            "Returns are looked at again later: %s",
                            e.getClass().getSimpleName());
                    LOG.debug("Because of", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        UUID after = seen;
        List<Waiting> page = transactions.run(connection -> ReturnConflicts.waiting(connection, after, config.batch()));
        seen = page.size() < config.batch() ? FIRST : page.get(page.size() - 1).id();
        Instant patient = clock.instant().minus(PATIENCE);
        page.stream()
                .filter(one -> one.arrived() || one.since().isBefore(patient))
                .forEach(this::ended);
    }

    /** One that cannot be recorded keeps none of the others waiting. */
    private void ended(Waiting one) {
        try {
            if (one.arrived()) {
                returns.settle(one.id());
            } else {
                returns.giveUp(one.id());
            }
        } catch (RuntimeException e) {
            LOG.warnf("Return %s cannot be recorded: %s", one.id(), e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }
}
