package io.dangol.loyalty.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.backtest.Backtest.Status;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.RuleJson;
import io.dangol.loyalty.sale.PastSales;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs backtests one after the other, beside the tills: it reads in one snapshot and writes nothing but how far it is. */
@Singleton
class BacktestJob {

    private static final Logger LOG = Logger.getLogger(BacktestJob.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A worker that said nothing for longer than it may wait for its first sale is gone: another one begins anew. */
    private static final Duration SILENCE = PastSales.PATIENCE.plusMinutes(5);

    private static final int SAID_AFTER = 5_000;

    private final Transactions transactions;
    private final PastSales sales;
    private final CelConditions conditions;
    private final ObjectMapper json;
    private final Workers workers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    BacktestJob(
            Transactions transactions,
            PastSales sales,
            CelConditions conditions,
            ObjectMapper json,
            Workers workers,
            Clock clock) {
        this.transactions = transactions;
        this.sales = sales;
        this.conditions = conditions;
        this.json = json;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = workers.start("backtests", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void untilStopped() {
        try {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Instant now = clock.instant();
            Optional<Backtest> next =
                    transactions.run(connection -> Backtests.claim(connection, now, now.minus(SILENCE)));
            next.ifPresent(this::run);
        } catch (RuntimeException e) { // The thread goes on.
            LOG.warnf("Backtests are looked at again later: %s", e.getClass().getSimpleName());
            LOG.debug("Because of", e);
        }
    }

    private void run(Backtest backtest) {
        try {
            Tally tally = Reach.EVERYTHING.call(() -> tallied(backtest));
            tell(backtest, Status.DONE, tally.sales(), json.writeValueAsString(tally.result()));
        } catch (RuntimeException | JsonProcessingException | Error e) {
            LOG.warnf("Backtest %s failed: %s", backtest.id(), e.getClass().getSimpleName());
            LOG.debug("Because of", e);
            tell(backtest, Status.FAILED, backtest.sales(), null);
        }
    }

    private Tally tallied(Backtest backtest) {
        Tally tally = new Tally(RuleJson.read(json, backtest.rules()), backtest.rule(), conditions);
        return transactions.snapshot(connection -> {
            PastSales.Which which =
                    new PastSales.Which(backtest.programId(), backtest.partnerId(), backtest.from(), backtest.until());
            sales.forEach(connection, which, sale -> {
                tally.add(sale);
                if (tally.sales() % SAID_AFTER == 0) {
                    tell(backtest, Status.RUNNING, tally.sales(), null);
                }
            });
            return tally;
        });
    }

    private void tell(Backtest backtest, Status status, long seen, @Nullable String result) {
        Instant now = clock.instant();
        boolean unused = transactions.run(connection -> {
            Backtests.told(connection, backtest.id(), status, seen, result, now);
            return true;
        });
    }
}
