package io.dangol.analytics.fact;

import io.agroal.api.AgroalDataSource;
import io.dangol.analytics.fact.Told.SaleRecorded;
import io.dangol.analytics.fact.Told.SaleReturned;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Folds events into facts and totals. Replicas fold at the same time, so each takes its locks in the same order: members,
 * the directory, facts, totals, and the rows of each by their key.
 */
@Singleton
@Transactional(TxType.MANDATORY)
class FactService {

    private final AgroalDataSource dataSource;
    private final Members members;
    private final Directory directory;
    private final SalesFacts salesFacts;
    private final SalesTotals salesTotals;
    private final PointsFacts pointsFacts;

    FactService(
            AgroalDataSource dataSource,
            Members members,
            Directory directory,
            SalesFacts salesFacts,
            SalesTotals salesTotals,
            PointsFacts pointsFacts) {
        this.dataSource = dataSource;
        this.members = members;
        this.directory = directory;
        this.salesFacts = salesFacts;
        this.salesTotals = salesTotals;
        this.pointsFacts = pointsFacts;
    }

    void fold(Batch batch) {
        try (Connection connection = dataSource.getConnection()) {
            Set<UUID> identified = members.lock(connection, batch.members());
            Set<UUID> newly = new HashSet<>(batch.identified().keySet());
            newly.removeAll(identified);
            identified.addAll(newly);
            members.identify(connection, batch.identified().values());

            directory.add(connection, batch);
            SalesChange change = new SalesChange(identified);
            salesFacts.identify(connection, newly, change);
            book(connection, batch, change);
            salesTotals.add(connection, change);
            pointsFacts.add(connection, batch.points());
        } catch (SQLException e) {
            throw new IllegalStateException("Events could not be folded", e);
        }
    }

    private void book(Connection connection, Batch batch, SalesChange change) throws SQLException {
        Set<UUID> sales = salesFacts.addSales(connection, batch.sales());
        for (SaleRecorded sale : batch.sales()) {
            if (sales.contains(sale.saleId())) {
                change.book(sale);
            }
        }
        Set<UUID> returns = salesFacts.addReturns(connection, batch.returns());
        for (SaleReturned back : batch.returns()) {
            if (returns.contains(back.returnId())) {
                change.book(back);
            }
        }
    }
}
