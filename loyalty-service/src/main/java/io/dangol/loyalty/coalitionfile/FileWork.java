package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import io.dangol.loyalty.coalitionfile.FileEvent.CoalitionFileClosed;
import io.dangol.loyalty.coalitionfile.FileRefusal.CardsForgotten;
import io.dangol.loyalty.coalitionfile.FileRefusal.FilesBusy;
import io.dangol.loyalty.coalitionfile.FileRefusal.NoSuchFile;
import io.dangol.loyalty.coalitionfile.FileRefusal.NotReconciled;
import io.dangol.loyalty.coalitionfile.FileRefusal.PeriodClosed;
import io.dangol.loyalty.coalitionfile.FileRefusal.ReconciledElsewhere;
import io.dangol.loyalty.coalitionfile.FileRefusal.Superseded;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What is done with a file that is there: compare it, once more when sales came late, and close it. */
@Singleton
class FileWork {

    private final Transactions transactions;
    private final Reconciler reconciler;
    private final EventLog eventLog;
    private final FileConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore works;

    FileWork(
            Transactions transactions,
            Reconciler reconciler,
            EventLog eventLog,
            FileConfig config,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.reconciler = reconciler;
        this.eventLog = eventLog;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.works = new Semaphore(config.uploads());
    }

    /** @throws FilesBusy 503 where some are at work already */
    <T> T one(Supplier<T> work) {
        if (!works.tryAcquire()) {
            throw new FilesBusy();
        }
        try {
            return work.get();
        } finally {
            works.release();
        }
    }

    /** Of a file that is the caller's. */
    CoalitionFile compared(CoalitionFile mine) {
        return reconciler.run(mine);
    }

    /**
     * A file whose comparison was cut is compared from the beginning; one that was compared stays.
     *
     * @throws ReconciledElsewhere 409 where somebody is at it
     */
    CoalitionFile resumed(CoalitionFile file) {
        if (file.status() != Status.RECONCILING) {
            return file;
        }
        return reconciler.run(transactions.part(connection -> restarted(connection, file.coalition(), file.id())));
    }

    /**
     * With the sales that are there by now.
     *
     * @throws PeriodClosed 409 where it was closed
     * @throws CardsForgotten 409 where nobody closed it in time
     * @throws ReconciledElsewhere 409 where somebody is at it
     */
    CoalitionFile again(String coalition, UUID id) {
        return one(() -> reconciler.run(transactions.run(connection -> restarted(connection, coalition, id))));
    }

    private CoalitionFile restarted(Connection connection, String coalition, UUID id) throws SQLException {
        CoalitionFile file = locked(connection, coalition, id);
        switch (file.status()) {
            case CLOSED -> throw new PeriodClosed(file.month().toString());
            case SUPERSEDED -> throw new Superseded();
            case UPLOADING -> throw new NotReconciled();
            case RECONCILING -> requireSilence(file);
            case RECONCILED -> {}
        }
        requireCards(file);
        CoalitionFile mine = file.with(Status.RECONCILING, ids.next(), file.reached(), now());
        Files.update(connection, mine);
        return mine;
    }

    /** What is as old is blanked, or will be within the hour. */
    private void requireCards(CoalitionFile file) {
        if (file.changedAt().isBefore(now().minus(config.unclosed()))) {
            throw new CardsForgotten();
        }
    }

    /** Who asks again while the answer takes long would begin it anew, and never see its end. */
    private void requireSilence(CoalitionFile file) {
        if (file.changedAt().isAfter(now().minus(config.silence()))) {
            throw new ReconciledElsewhere();
        }
    }

    /**
     * For ever; the same again is no other one. What was being uploaded for its month is forgotten.
     *
     * @throws NotReconciled 409 where its comparison was not finished
     */
    CoalitionFile close(String coalition, UUID id, String by) {
        return transactions.run(connection -> {
            CoalitionFile file = locked(connection, coalition, id);
            switch (file.status()) {
                case SUPERSEDED -> throw new Superseded();
                case UPLOADING, RECONCILING -> throw new NotReconciled();
                case CLOSED -> {
                    return file;
                }
                case RECONCILED -> {
                    Instant now = now();
                    Files.close(connection, id, by, now);
                    eventLog.append(connection, List.of(CoalitionFileClosed.of(file, now)));
                }
            }
            requireLast(connection, file);
            return Files.find(connection, coalition, id).orElseThrow(() -> new NoSuchFile(id));
        });
    }

    private static void requireLast(Connection connection, CoalitionFile file) throws SQLException {
        for (CoalitionFile other : Files.ofMonth(connection, file.coalition(), file.month())) {
            if (other.status() == Status.UPLOADING) {
                Files.letGo(connection, other.id());
            } else if (other.status() == Status.RECONCILING) {
                throw new NotReconciled();
            }
        }
    }

    /** With the month's lock, so that its files do not change meanwhile. */
    private static CoalitionFile locked(Connection connection, String coalition, UUID id) throws SQLException {
        CoalitionFile found = Files.find(connection, coalition, id).orElseThrow(() -> new NoSuchFile(id));
        Files.lockMonth(connection, coalition, found.month());
        return Files.find(connection, coalition, id).orElseThrow(() -> new NoSuchFile(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
