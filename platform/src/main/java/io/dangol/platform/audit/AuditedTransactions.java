package io.dangol.platform.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;

/** Sees to every transaction (JTA) of a request that may change something, so that no use case has to think of it. */
@Singleton
class AuditedTransactions {

    private final TransactionSynchronizationRegistry transactions;
    private final AgroalDataSource dataSource;
    private final AuditLog auditLog;
    private final Inquiry inquiry;

    AuditedTransactions(
            TransactionSynchronizationRegistry transactions,
            AgroalDataSource dataSource,
            AuditLog auditLog,
            Inquiry inquiry) {
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.auditLog = auditLog;
        this.inquiry = inquiry;
    }

    void begun(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        if (inquiry.mayChange()) {
            transactions.registerInterposedSynchronization(new BeforeCommit());
        }
    }

    /** What fails in here rolls the transaction back. */
    private final class BeforeCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            try (Connection connection = dataSource.getConnection()) {
                auditLog.changed(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("The audit log could not be written", e);
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
