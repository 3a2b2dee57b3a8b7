package io.dangol.platform.audit;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.audit.AuditRows.Line;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals what was written. Behind the writers and by one replica at a time, so that no two requests wait for each other's
 * place in the chain.
 */
@Singleton
class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    /** Of this service's database only: "seal" in ASCII. */
    private static final long LOCK = 0x7365616cL;

    private final AgroalDataSource dataSource;
    private final AuditConfig config;
    private final Workers workers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    Sealer(AgroalDataSource dataSource, AuditConfig config, Workers workers, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        thread = workers.start("audit-sealer", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void untilStopped() {
        boolean more = false;
        try {
            while (!stopped.await(more ? 0 : config.sealInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                more = sealed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more to seal. */
    private boolean sealed() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean more = alone(connection) && sealed(connection);
                connection.commit();
                return more;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (PassingFailure.caused(e)) { // Whoever needs the database more says so.
                LOG.debug("Audit entries are sealed later", e);
            } else {
                LOG.errorf(e, "Audit entries cannot be sealed, SQLSTATE %s", e.getSQLState());
            }
            return false;
        }
    }

    private boolean sealed(Connection connection) throws SQLException {
        Seal last = AuditRows.last(connection);
        List<Line> lines = AuditRows.settled(connection, last.end(), config.sealSize());
        if (!lines.isEmpty()) {
            AuditChain chain = new AuditChain(last.hash());
            lines.forEach(line -> chain.add(line.entry()));
            Line end = lines.get(lines.size() - 1);
            Seal next = new Seal(last.number() + 1, end.position(), lines.size(), chain.hash(), null);
            AuditRows.add(connection, next, clock.instant());
        }
        return lines.size() == config.sealSize();
    }

    private static boolean alone(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet row = lock.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
