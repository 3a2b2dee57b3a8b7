package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptConflict;
import io.dangol.platform.time.Ids;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Keeps what a till hears 409 for: it was sold, whatever stands under its number. */
@Singleton
class ConflictKeeper {

    private static final Logger LOG = Logger.getLogger(ConflictKeeper.class);

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    ConflictKeeper(AgroalDataSource dataSource, ObjectMapper json, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same answer, later only where it is a conflict: that is then on the disk, by another thread than the till's. */
    CompletableFuture<Answer> watched(SaleCommand command) {
        return command.answer()
                .exceptionallyCompose(refusal -> refusal instanceof ReceiptConflict
                        ? CompletableFuture.runAsync(() -> keep(command), Infrastructure.getDefaultExecutor())
                                .thenCompose(kept -> CompletableFuture.failedFuture(refusal))
                        : CompletableFuture.failedFuture(refusal));
    }

    private void keep(SaleCommand command) {
        try {
            String content = json.writeValueAsString(command.request());
            boolean unused = command.scope().reach().call(() -> kept(command, content));
        } catch (SQLException | JsonProcessingException | RuntimeException e) { // The till hears its 409 in any case.
            command.cause().run(() -> LOG.warnf("A receipt in conflict could not be kept: %s", e.getClass()));
        }
    }

    private boolean kept(SaleCommand command, String content) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return Conflicts.insert(connection, ids.next(), command, content, now);
        }
    }
}
