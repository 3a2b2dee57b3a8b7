package io.dangol.loyalty.fraud;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.fraud.OnReview.Locked;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Withdraws what came free of rejected sales since, and forgets what is old. Any replica may: those that meet wait for
 * each other's rows and find nothing left.
 */
@Singleton
class FraudUpkeep {

    private static final Logger LOG = Logger.getLogger(FraudUpkeep.class);
    private static final int BATCH = 1_000;

    private final Transactions transactions;
    private final OnReview review;
    private final FraudConfig config;
    private final Workers workers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    FraudUpkeep(Transactions transactions, OnReview review, FraudConfig config, Workers workers, Clock clock) {
        this.transactions = transactions;
        this.review = review;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("fraud-upkeep", this::untilStopped);
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
            withdrawWhatCameFree();
            forget();
        } catch (RuntimeException | Error e) { // The thread goes on: nobody would notice that it does not.
            LOG.warnf("Fraud signals are tidied later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }

    /** Of sales that were rejected while a redemption relied on their points, or spent them, once they are there again. */
    void withdrawWhatCameFree() {
        Instant now = now();
        for (Signal signal : transactions.run(connection -> Signals.leftBehind(connection, BATCH))) {
            withdraw(signal, now);
        }
    }

    private void withdraw(Signal signal, Instant now) {
        try {
            var unused = transactions.run(connection -> {
                Locked locked = OnReview.lock(connection, signal);
                return review.withdraw(connection, locked, signal, now);
            });
        } catch (RuntimeException failed) { // None that fails keeps the others waiting.
            if (PassingFailure.caused(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "What is left of rejected signal %s cannot be withdrawn", signal.id());
        }
    }

    void forget() {
        Instant now = now();
        var unused = transactions.run(connection -> {
            Activities.forget(connection, now.minus(Detection.KEPT));
            return true;
        });
        int forgotten;
        do {
            forgotten = transactions.run(connection -> Signals.forget(connection, now.minus(config.keep()), BATCH));
        } while (forgotten == BATCH);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
