package io.dangol.platform.revocation;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.security.ClientStanding;
import io.dangol.platform.worker.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The revoked clients in memory, read again every second: asked with each request, so nothing here waits. */
@Singleton
class Revocations implements ClientStanding {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final long AGAIN_MS = 1_000;

    private final AgroalDataSource dataSource;
    private final Workers workers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Set<String> revoked = Set.of();
    private @Nullable Thread thread;

    Revocations(AgroalDataSource dataSource, Workers workers) {
        this.dataSource = dataSource;
        this.workers = workers;
    }

    @Override
    public boolean isRevoked(String clientId) {
        return revoked.contains(clientId);
    }

    void start(@Observes StartupEvent started) {
        read();
        thread = workers.start("revocations", this::untilStopped);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void untilStopped() {
        try {
            while (!stopped.await(AGAIN_MS, TimeUnit.MILLISECONDS)) {
                read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database is away, who was revoked stays revoked. */
    private void read() {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select client_id from revoked_client")) {
            Set<String> read = new HashSet<>();
            while (row.next()) {
                read.add(row.getString(1));
            }
            revoked = read;
        } catch (SQLException e) {
            LOG.debug("Revocations could not be read", e);
        }
    }
}
