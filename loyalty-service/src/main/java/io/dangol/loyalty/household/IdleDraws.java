package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.household.Household.Drawn;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks every few seconds for points that were drawn for what did not happen, or came back of it: a hold that was
 * released, ran out or took less, a void, a return, a reward that was cancelled. They go back to whom they are of, also
 * where the two have parted since. Any replica may look; whoever has the accounts locked gives back.
 */
@Singleton
class IdleDraws {

    private static final Logger LOG = Logger.getLogger(IdleDraws.class);
    private static final long PAUSE_SECONDS = 2;
    private static final int AT_ONCE = 200;
    private static final UUID START = new UUID(0, 0);

    private final Transactions transactions;
    private final Borrowed borrowed;
    private final Workers workers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    IdleDraws(Transactions transactions, Borrowed borrowed, Workers workers, Clock clock) {
        this.transactions = transactions;
        this.borrowed = borrowed;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("idle-draws", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                giveBackAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBackAll() {
        try {
            UUID seen = START;
            List<Drawn> idle;
            do {
                UUID after = seen;
                idle = transactions.run(connection -> Draws.idle(connection, after, AT_ONCE));
                for (Drawn one : idle) {
                    giveBack(one);
                    seen = one.id();
                }
            } while (idle.size() == AT_ONCE);
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that nothing comes back.
            LOG.warnf("Draws are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }

    private void giveBack(Drawn one) {
        try {
            var unused = transactions.run(connection ->
                    borrowed.giveBack(connection, List.of(one), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        } catch (RuntimeException failed) { // None that fails keeps the others waiting.
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "What is left of draw %s cannot go back", one.id());
        }
    }
}
