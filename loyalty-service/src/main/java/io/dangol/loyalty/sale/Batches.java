package io.dangol.loyalty.sale;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.BatchApi.BatchView;
import io.dangol.loyalty.sale.SaleRefusal.BatchOffsetAhead;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far uploads came. Each statement stands for itself: none of them belongs to a line's transaction. */
@Singleton
class Batches {

    private static final String BEGIN = """
            insert into sale_batch (client_id, batch_id, answered, ended, started_at, changed_at)
            values (?, ?, 0, false, ?, ?)
                on conflict on constraint sale_batch_pk
                do update set ended = false, changed_at = excluded.changed_at""";

    /** Of two connections for one batch the one that came further counts: what was answered stays so. */
    private static final String KEEP = """
            update sale_batch set answered = greatest(answered, ?),
                   ended = case when ? >= answered then ? else ended end, changed_at = ?
             where client_id = ? and batch_id = ?""";

    private static final String SELECT = """
            select answered, ended, started_at, changed_at from sale_batch where client_id = ? and batch_id = ?""";

    private final AgroalDataSource dataSource;
    private final Clock clock;

    Batches(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * From the line behind the offset on.
     *
     * @throws BatchOffsetAhead 409 where lines before it were never answered
     */
    BatchProgress begin(@Nullable String batchId, long offset, Scope scope) {
        if (batchId == null) {
            if (offset > 0) {
                throw new BatchOffsetAhead(0);
            }
            return new BatchProgress(0, (line, ended) -> {});
        }
        Optional<BatchView> known = find(batchId, scope);
        long answered = known.map(BatchView::answered).orElse(0L);
        if (offset > answered) {
            throw new BatchOffsetAhead(answered);
        }
        begin(batchId, scope);
        return new BatchProgress(offset, (line, ended) -> keep(batchId, scope, line, ended));
    }

    BatchView get(String batchId, Scope scope) {
        return find(batchId, scope).orElseThrow(NoSuchBatch::new);
    }

    private Optional<BatchView> find(String batchId, Scope scope) {
        return done(scope, connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setString(1, scope.clientId());
                select.setString(2, batchId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new BatchView(
                                    batchId,
                                    row.getLong(1),
                                    row.getBoolean(2),
                                    row.getTimestamp(3).toInstant(),
                                    row.getTimestamp(4).toInstant()))
                            : Optional.empty();
                }
            }
        });
    }

    private void begin(String batchId, Scope scope) {
        var unused = done(scope, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
                Timestamp now = Timestamp.from(clock.instant());
                insert.setString(1, scope.clientId());
                insert.setString(2, batchId);
                insert.setTimestamp(3, now);
                insert.setTimestamp(4, now);
                return insert.executeUpdate();
            }
        });
    }

    private void keep(String batchId, Scope scope, long line, boolean ended) {
        var unused = done(scope, connection -> {
            try (PreparedStatement update = connection.prepareStatement(KEEP)) {
                update.setLong(1, line);
                update.setLong(2, line);
                update.setBoolean(3, ended);
                update.setTimestamp(4, Timestamp.from(clock.instant()));
                update.setString(5, scope.clientId());
                update.setString(6, batchId);
                return update.executeUpdate();
            }
        });
    }

    private <T> T done(Scope scope, Work<T> work) {
        try {
            return scope.reach().call(() -> {
                try (Connection connection = dataSource.getConnection()) {
                    return work.on(connection);
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("How far a batch came cannot be told", e);
        }
    }
}
