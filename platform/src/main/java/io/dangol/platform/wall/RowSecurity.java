package io.dangol.platform.wall;

import io.agroal.api.AgroalPoolInterceptor;
import io.dangol.platform.security.Caller;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Tells PostgreSQL with every connection that is taken whose rows may be touched. */
@Singleton
public class RowSecurity implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(RowSecurity.class);

    /** Of a connection that went silent nobody hears; whoever takes it shall not wait for long. */
    private static final int PATIENCE_MS = 5_000;

    private final Caller caller;

    RowSecurity(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        String setting = reach().setting();
        try {
            // The driver's own: the pool's would note the time limit as changed by whoever takes the connection.
            Connection server = (Connection) connection.unwrap(PGConnection.class);
            int patience = server.getNetworkTimeout();
            server.setNetworkTimeout(Runnable::run, PATIENCE_MS);
            var unused = Reach.told(server, setting);
            server.setNetworkTimeout(Runnable::run, patience);
        } catch (SQLException e) {
            LOG.debug("A connection could not be told whose rows it may touch", e);
            end(connection);
        }
    }

    /**
     * It may still reach what the one before it reached. Ended, it fails who took it, and the pool lets it go; an exception
     * here would put it back into the pool as it is, for the next one to fail with.
     */
    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("A connection could neither be told whose rows it may touch nor ended", e);
        }
    }

    private Reach reach() {
        Reach said = Reach.ofThread();
        if (said != null) {
            return said;
        }
        return Arc.container().requestContext().isActive() ? Reach.of(caller) : Reach.NOTHING;
    }
}
