package io.dangol.loyalty.account;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.audit.AuditLog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A transaction on plain JDBC: all of it, or nothing where it refuses or fails. */
@Singleton
public class Transactions {

    private static final String UNIQUE_VIOLATION = "23505";

    private final AgroalDataSource dataSource;
    private final AuditLog auditLog;

    Transactions(AgroalDataSource dataSource, AuditLog auditLog) {
        this.dataSource = dataSource;
        this.auditLog = auditLog;
    }

    /** What is done in it. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    public <T> T run(Work<T> work) {
        return run(work, this::tried);
    }

    /** A part of a longer work, which is written down where it ends: once for all of it. */
    public <T> T part(Work<T> work) {
        return run(work, some -> tried(some, false));
    }

    /** How it is done: for good, or to see. */
    @FunctionalInterface
    private interface Way<T> {
        T of(Work<T> work) throws SQLException;
    }

    private static <T> T run(Work<T> work, Way<T> way) {
        try {
            return way.of(work);
        } catch (SQLException e) {
            throw new IllegalStateException("Transaction failed", e);
        }
    }

    /** What it would come to: all of it is done and then undone. */
    public <T> T preview(Work<T> work) {
        try {
            return undone(work);
        } catch (SQLException first) {
            if (!UNIQUE_VIOLATION.equals(first.getSQLState())) {
                throw new IllegalStateException("Transaction failed", first);
            }
            return run(work, this::undone);
        }
    }

    /** Reads only, all of it as of one moment; waits for nobody and keeps nobody waiting. */
    public <T> T snapshot(Work<T> work) {
        return run(connection -> {
            try (PreparedStatement snapshot =
                    connection.prepareStatement("set transaction isolation level repeatable read, read only")) {
                snapshot.execute();
            }
            return work.in(connection);
        });
    }

    /** Once more where another request wrote the same natural key in the meantime: it then finds what the other wrote. */
    public <T> T runTwice(Work<T> work) {
        try {
            return tried(work);
        } catch (SQLException first) {
            if (!UNIQUE_VIOLATION.equals(first.getSQLState())) {
                throw new IllegalStateException("Transaction failed", first);
            }
            return run(work);
        }
    }

    /** What is tried, and tried again. */
    @FunctionalInterface
    public interface Attempt<T> {
        T once() throws SQLException;
    }

    /** Once more where a member was merged while its account was waited for; that happens seldom, and hardly ever twice. */
    public static <T> T again(Attempt<T> attempt) throws SQLException {
        for (int left = 3; ; left--) {
            try {
                return attempt.once();
            } catch (AccountMoved moved) {
                if (left == 0) {
                    throw moved;
                }
            }
        }
    }

    private <T> T undone(Work<T> work) throws SQLException {
        return again(() -> undoneOnce(work));
    }

    private <T> T undoneOnce(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.in(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private <T> T tried(Work<T> work) throws SQLException {
        return tried(work, true);
    }

    private <T> T tried(Work<T> work, boolean writtenDown) throws SQLException {
        return again(() -> triedOnce(work, writtenDown));
    }

    private <T> T triedOnce(Work<T> work, boolean writtenDown) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                if (writtenDown) {
                    auditLog.changed(connection);
                }
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
