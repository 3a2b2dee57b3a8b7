package io.dangol.loyalty.redemption;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionService.Answer;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Group commit, as for sales: redemptions that arrive while a transaction is under way share the next one. Nobody waits
 * for company. Whatever a group cannot do its caller does alone, where the store's reference keeps it from being done
 * twice.
 */
@Singleton
class RedemptionQueue {

    private static final Logger LOG = Logger.getLogger(RedemptionQueue.class);

    private final RedemptionCommit commit;
    private final RedemptionConfig config;
    private final AuditLog auditLog;
    private final Workers workers;
    private final BlockingQueue<Wanted> waiting;
    private final List<Thread> committers = new ArrayList<>();
    private volatile boolean stopping;

    RedemptionQueue(RedemptionCommit commit, RedemptionConfig config, AuditLog auditLog, Workers workers) {
        this.commit = commit;
        this.config = config;
        this.auditLog = auditLog;
        this.workers = workers;
        this.waiting = new ArrayBlockingQueue<>(config.queueSize());
    }

    /** Spends points at once, together with others; empty where that is to be done alone, or not at once. */
    Optional<Answer> spend(Authorise request, Scope scope) {
        if (stopping || !request.atOnce()) {
            return Optional.empty();
        }
        Wanted wanted = Wanted.of(request, scope, auditLog.change());
        return waiting.offer(wanted) ? answer(wanted) : Optional.empty();
    }

    private Optional<Answer> answer(Wanted wanted) {
        try {
            return wanted.answer().get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return alone(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return alone(wanted);
        }
    }

    private static Optional<Answer> alone(Wanted wanted) {
        return wanted.take() ? Optional.empty() : wanted.answer().join();
    }

    void start(@Observes StartupEvent started) {
        for (int i = 0; i < Math.max(1, config.committers()); i++) {
            committers.add(workers.start("redemptions-" + i, this::commitUntilStopped));
        }
    }

    /** What waits is still committed. */
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        stopping = true;
        for (Thread committer : committers) {
            committer.join(TimeUnit.SECONDS.toMillis(5));
        }
        List<Wanted> rest = new ArrayList<>();
        waiting.drainTo(rest);
        answer(rest, Map.of());
    }

    private void commitUntilStopped() {
        List<Wanted> group = new ArrayList<>(config.groupSize());
        while (!stopping || !waiting.isEmpty()) {
            try {
                Wanted first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    waiting.drainTo(group, config.groupSize() - 1);
                    group.removeIf(wanted -> !wanted.take());
                    answer(group, group.isEmpty() ? Map.of() : commit.of(group));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error failed) { // Without this thread nobody would be answered any more.
                LOG.debug("A group of redemptions failed, each is done alone", failed);
            } finally {
                answer(group, Map.of());
                group.clear();
            }
        }
    }

    private static void answer(List<Wanted> group, Map<Wanted, Answer> answers) {
        group.forEach(wanted -> wanted.answer().complete(Optional.ofNullable(answers.get(wanted))));
    }
}
