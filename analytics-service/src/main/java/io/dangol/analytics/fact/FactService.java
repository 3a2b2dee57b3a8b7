package io.dangol.analytics.fact;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Folds events into facts and totals. Replicas fold at the same time, so each takes its locks in the same order: sales,
 * members, the directory, returns and points, totals, and the rows of each by their key.
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
            Map<UUID, SaleFact> known = salesFacts.meet(connection, batch.sales());
            Set<UUID> identified = members.lock(connection, members(batch, known));
            Set<UUID> newly = new HashSet<>(batch.identified().keySet());
            newly.removeAll(identified);
            members.identify(connection, batch.identified().values());

            directory.add(connection, batch);
            SalesChange change = new SalesChange(identified);
            Map<UUID, SaleFact> now = book(connection, batch, known, change);
            bookReturns(connection, batch, now, change);
            salesFacts.identify(connection, newly, change);
            salesTotals.add(connection, change);
            pointsFacts.add(connection, batch.points());
        } catch (SQLException e) {
            throw new IllegalStateException("Events could not be folded", e);
        }
    }

    /** A return without a card may be of a sale that was claimed. */
    private static Set<UUID> members(Batch batch, Map<UUID, SaleFact> known) {
        Set<UUID> all = new HashSet<>(batch.members());
        known.values().stream().map(SaleFact::memberId).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    /**
     * Counts sales that were not known, and moves those of which more is known by now, with what came back of them.
     *
     * @return what is known of each by now
     */
    private Map<UUID, SaleFact> book(Connection connection, Batch batch, Map<UUID, SaleFact> known, SalesChange change)
            throws SQLException {
        Map<UUID, SaleFact> now = new HashMap<>();
        List<SaleFact> changed = new ArrayList<>();
        for (SaleFact told : batch.sales()) {
            SaleFact before = known.get(told.saleId());
            SaleFact sale = before == null ? told : before.and(told);
            now.put(sale.saleId(), sale);
            change.count(before, sale);
            if (before != null && !before.equals(sale)) {
                changed.add(sale);
            }
        }
        salesFacts.change(connection, changed);
        for (EarlierReturn back : salesFacts.returnsOf(connection, changed)) {
            SaleFact before = Objects.requireNonNull(known.get(back.saleId()));
            change.move(back, before, Objects.requireNonNull(now.get(back.saleId())));
        }
        return now;
    }

    /** Whoever brings something back without a card is who bought it, as far as that is known. */
    private void bookReturns(Connection connection, Batch batch, Map<UUID, SaleFact> sales, SalesChange change)
            throws SQLException {
        List<BookedReturn> returns = batch.returns().stream()
                .map(back -> BookedReturn.of(back, back.saleId() == null ? null : sales.get(back.saleId())))
                .toList();
        Set<UUID> fresh = salesFacts.addReturns(connection, returns);
        for (BookedReturn booked : returns) {
            if (fresh.contains(booked.back().returnId())) {
                change.book(booked.back(), booked.identity(change));
            }
        }
    }
}
