package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.loyalty.sale.SaleRefusal.TillBusy;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.worker.Workers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Group commit: sales that arrive while a transaction waits for the disk share the next one. Nobody waits for company:
 * an idle committer takes the first sale at once.
 */
@Singleton
class Till {

    private static final Logger LOG = Logger.getLogger(Till.class);

    private final TillTransaction transaction;
    private final TillConfig config;
    private final Workers workers;
    private final TillFigures figures;
    private final BlockingQueue<SaleCommand> waiting;
    private final List<Thread> committers = new ArrayList<>();
    private volatile boolean stopping;

    Till(TillTransaction transaction, TillConfig config, Workers workers, TillFigures figures, MeterRegistry meters) {
        this.transaction = transaction;
        this.config = config;
        this.workers = workers;
        this.figures = figures;
        this.waiting = new ArrayBlockingQueue<>(config.queueSize());
        Gauge.builder("dangol.till.waiting.sales", waiting, BlockingQueue::size).register(meters);
    }

    /** The answer completes after the commit; a full queue refuses at once. */
    void submit(SaleCommand command) {
        if (stopping || !waiting.offer(command)) {
            figures.busy(command);
            throw new TillBusy();
        }
    }

    void start(@Observes StartupEvent started) {
        for (int i = 0; i < config.committers(); i++) {
            committers.add(workers.start("till-" + i, this::commitUntilStopped));
        }
    }

    /** What waits is still committed. */
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        stopping = true;
        for (Thread committer : committers) {
            committer.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void commitUntilStopped() {
        List<SaleCommand> group = new ArrayList<>(config.groupSize());
        while (!stopping || !waiting.isEmpty()) {
            try {
                SaleCommand first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    waiting.drainTo(group, config.groupSize() - 1);
                    commit(group);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Error e) { // Without this thread nobody would be answered any more.
                LOG.error("A group of sales failed", e);
                group.forEach(this::turnAway);
            } finally {
                group.clear();
            }
        }
    }

    /**
     * Where a group fails its halves are tried, and theirs, until what is wrong stands alone: none fails for its
     * neighbour. A half also finds what another committer has written in the meantime. Where the database is away there
     * is nothing to try: all are asked to come again.
     */
    private void commit(List<SaleCommand> group) {
        try {
            inOneTransaction(group);
        } catch (SQLException | RuntimeException together) {
            LOG.debug("A group of sales failed", together);
            if (Failure.of(together) == Failure.AWAY) {
                group.forEach(this::turnAway);
            } else if (group.size() > 1) {
                commit(group.subList(0, group.size() / 2));
                commit(group.subList(group.size() / 2, group.size()));
            } else {
                commitAlone(group.get(0), together);
            }
        }
    }

    private void commitAlone(SaleCommand command, Exception first) {
        if (Failure.of(first) == Failure.OF_ITS_OWN) {
            fail(command, first);
            return;
        }
        try {
            inOneTransaction(List.of(command));
        } catch (SQLException | RuntimeException again) {
            fail(command, again);
        }
    }

    private void turnAway(SaleCommand command) {
        figures.busy(command);
        command.answer().completeExceptionally(new TillBusy());
    }

    private void fail(SaleCommand command, Exception cause) {
        boolean passes = Failure.of(cause) != Failure.OF_ITS_OWN;
        command.cause()
                .run(() -> LOG.warnf(
                        "A sale could not be written: %s",
                        passes ? "busy" : cause.getClass().getSimpleName()));
        if (passes) {
            turnAway(command);
        } else {
            figures.failed(command);
            command.answer().completeExceptionally(new IllegalStateException("A sale could not be written", cause));
        }
    }

    private void inOneTransaction(List<SaleCommand> commands) throws SQLException {
        transaction.commit(commands).forEach(Till::answer);
    }

    private static void answer(SaleCommand command, Object decision) {
        if (decision instanceof Answer answer) {
            command.answer().complete(answer);
        } else {
            command.answer().completeExceptionally((Refusal) decision);
        }
    }
}
