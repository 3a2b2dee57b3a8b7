package io.dangol.loyalty.sale;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.loyalty.sale.SaleRefusal.TillBusy;
import io.dangol.loyalty.sale.SaleRow.ReceiptKey;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.http.Correlation;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import io.dangol.platform.worker.Workers;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Group commit: sales that arrive while a transaction waits for the disk share the next one. Nobody waits for company:
 * an idle committer takes the first sale at once.
 */
@Singleton
class Till {

    private static final Logger LOG = Logger.getLogger(Till.class);

    private final AgroalDataSource dataSource;
    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;
    private final TillConfig config;
    private final Workers workers;
    private final BlockingQueue<SaleCommand> waiting;
    private final List<Thread> committers = new ArrayList<>();
    private volatile boolean stopping;

    Till(
            @DataSource("till") AgroalDataSource dataSource,
            Catalogs catalogs,
            EventLog eventLog,
            ObjectMapper json,
            Ids ids,
            Clock clock,
            TillConfig config,
            Workers workers) {
        this.dataSource = dataSource;
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
        this.workers = workers;
        this.waiting = new ArrayBlockingQueue<>(config.queueSize());
    }

    /** The answer completes after the commit; a full queue refuses at once. */
    void submit(SaleCommand command) {
        if (stopping || !waiting.offer(command)) {
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
                group.forEach(command -> command.answer().completeExceptionally(new TillBusy()));
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
                group.forEach(command -> command.answer().completeExceptionally(new TillBusy()));
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

    private static void fail(SaleCommand command, Exception cause) {
        boolean passes = Failure.of(cause) != Failure.OF_ITS_OWN;
        Correlation.with(
                command.correlationId(),
                () -> LOG.warnf(
                        "A sale could not be written: %s",
                        passes ? "busy" : cause.getClass().getSimpleName()));
        command.answer()
                .completeExceptionally(
                        passes ? new TillBusy() : new IllegalStateException("A sale could not be written", cause));
    }

    private void inOneTransaction(List<SaleCommand> commands) throws SQLException {
        Map<SaleCommand, Object> decided = new LinkedHashMap<>();
        try (Connection connection = reach(commands).call(dataSource::getConnection)) {
            connection.setAutoCommit(false);
            try {
                SaleGroup group = loaded(connection, commands);
                commands.forEach(command -> decided.put(command, decision(group, command)));
                group.write(connection, eventLog);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        decided.forEach(Till::answer);
    }

    /** A group reaches what its callers' tokens reach, and no further, though it is not written by their threads. */
    private static Reach reach(List<SaleCommand> commands) {
        return commands.stream().map(command -> command.scope().reach()).reduce(Reach.NOTHING, Reach::plus);
    }

    private static Object decision(SaleGroup group, SaleCommand command) {
        try {
            return group.decide(command);
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static void answer(SaleCommand command, Object decision) {
        if (decision instanceof Answer answer) {
            command.answer().complete(answer);
        } else {
            command.answer().completeExceptionally((Refusal) decision);
        }
    }

    private SaleGroup loaded(Connection connection, List<SaleCommand> commands) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Catalog catalog = catalogs.current(connection);
        Set<String> numbers = commands.stream()
                .map(command -> command.request().cardNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        // Holders are locked before earlier sales are read: a retry then sees what its twin has committed.
        Map<String, Holder> holders = SaleRows.lockHolders(connection, numbers, now);
        Map<ReceiptKey, SaleRow> earlier = SaleRows.earlier(connection, keys(catalog, commands));
        return new SaleGroup(catalog, earlier, holders, json, ids, now);
    }

    private static Set<ReceiptKey> keys(Catalog catalog, List<SaleCommand> commands) {
        return commands.stream()
                .map(command -> key(catalog, command))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<ReceiptKey> key(Catalog catalog, SaleCommand command) {
        Optional<Store> store = catalog.store(command.request().storeCode());
        return store.map(known -> ReceiptKey.of(known, command.request().receiptNumber()));
    }
}
