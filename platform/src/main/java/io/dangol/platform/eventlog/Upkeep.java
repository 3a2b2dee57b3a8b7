package io.dangol.platform.eventlog;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes room in the log for what is to come and lets go of what is over. On every replica and on a clock of its own:
 * it must not depend on who leads, on Kafka, or on a moment without events.
 */
@Singleton
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** Of this service's database only: "upkeep" in ASCII. */
    private static final long LOCK = 0x75706b656570L;

    /** Who waits for a table makes all who come later wait: rather not now than a till that stands. */
    private static final String IMPATIENTLY = "set local lock_timeout = '500ms'";

    private static final String KEPT_KEYS = "delete from idempotency_key where created_at < now() - interval '7 days'";

    private final AgroalDataSource dataSource;
    private final EventLogConfig config;
    private final RelayConfig relay;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** A piece of the work, in a transaction of its own. */
    private interface Task {
        void on(Connection connection) throws SQLException;
    }

    Upkeep(AgroalDataSource dataSource, EventLogConfig config, RelayConfig relay, Workers workers) {
        this.dataSource = dataSource;
        this.config = config;
        this.relay = relay;
        this.workers = workers;
    }

    /** Before anything is written or published. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        recognise();
        boolean well = tidied();
        thread = workers.start("event-log-upkeep", () -> untilStopped(well));
    }

    /** Nothing may be written in an epoch that ran elsewhere, so a service that cannot tell does not start. */
    private void recognise() {
        try (Connection connection = dataSource.getConnection()) {
            Epochs.recognise(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be recognised", e);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void untilStopped(boolean startedWell) {
        boolean well = startedWell;
        try {
            while (!stopped.await((well ? config.upkeep() : AGAIN).toMillis(), TimeUnit.MILLISECONDS)) {
                well = tidied();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tidied() {
        boolean room = done("partitions", this::makeRoom);
        boolean keys = done("idempotency keys", connection -> execute(connection, KEPT_KEYS));
        boolean old = relay.retention().isEmpty() || done("retention", this::drop);
        return room && keys && old;
    }

    private void makeRoom(Connection connection) throws SQLException {
        execute(connection, "select event_log_ensure_partitions(" + config.monthsAhead() + ")");
    }

    private void drop(Connection connection) throws SQLException {
        try (PreparedStatement drop =
                connection.prepareStatement("select event_log_drop_before(now() - ?::interval)")) {
            drop.setString(1, relay.retention().orElseThrow().toString());
            drop.execute();
        }
    }

    private boolean done(String what, Task task) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, IMPATIENTLY);
                if (alone(connection)) {
                    task.on(connection);
                }
                connection.commit();
                return true;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.warnf("Upkeep of the event log is tried again: %s, SQLSTATE %s", what, e.getSQLState());
            LOG.debug("Upkeep failed", e);
            return false;
        }
    }

    /** What another replica is at need not be done twice. */
    private static boolean alone(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet row = lock.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
