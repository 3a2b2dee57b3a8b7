package io.dangol.loyalty.offline;

import io.dangol.loyalty.account.OfflineAllowance;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.offline.AllowanceApi.AllowanceView;
import io.dangol.loyalty.offline.AllowanceApi.OfflineBearer;
import io.dangol.loyalty.offline.AllowanceApi.Request;
import io.dangol.loyalty.offline.AllowanceRefusal.BearerUnclear;
import io.dangol.loyalty.offline.AllowanceRefusal.NoOfflineAllowance;
import io.dangol.loyalty.offline.AllowanceRefusal.NoSuchProgram;
import io.dangol.loyalty.offline.AllowanceRefusal.UnknownFunder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Every version stays: what a till let a member spend is looked at by the one that it knew then. */
@ApplicationScoped
class AllowanceService {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Clock clock;

    AllowanceService(Transactions transactions, Catalogs catalogs, Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    AllowanceView get(UUID programId) {
        return transactions.run(connection -> {
            requireProgram(connection, programId);
            return AllowanceView.of(OfflineAllowance.last(connection, programId).orElseThrow(NoOfflineAllowance::new));
        });
    }

    /** The same again is no other version. */
    AllowanceView put(UUID programId, Request request, String clientId) {
        if ((request.bearer() == OfflineBearer.PARTNER) != (request.bearerPartnerId() != null)) {
            throw new BearerUnclear().at("/bearerPartnerId");
        }
        return transactions.run(connection -> {
            requireProgram(connection, programId);
            lock(connection, programId);
            Optional<OfflineAllowance> before = OfflineAllowance.last(connection, programId);
            OfflineAllowance next = new OfflineAllowance(
                    programId,
                    before.map(OfflineAllowance::version).orElse(0) + 1,
                    request.pointsPerSale(),
                    request.pointsPerDay(),
                    request.toldWithinDays(),
                    request.bearerPartnerId(),
                    since(before));
            if (before.filter(next::saysAs).isPresent()) {
                return AllowanceView.of(before.get());
            }
            requireBearer(connection, next);
            insert(connection, next, clientId);
            return AllowanceView.of(next);
        });
    }

    private void requireProgram(Connection connection, UUID programId) throws SQLException {
        if (catalogs.current(connection).program(programId).isEmpty()) {
            throw new NoSuchProgram(programId);
        }
    }

    private void requireBearer(Connection connection, OfflineAllowance next) throws SQLException {
        UUID bearer = next.bearerPartnerId();
        Catalog catalog = catalogs.current(connection);
        if (bearer != null && !catalog.hasStoresOf(bearer)) {
            throw new UnknownFunder(bearer).at("/bearerPartnerId");
        }
    }

    private static void lock(Connection connection, UUID programId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "offline allowance " + programId);
            lock.execute();
        }
    }

    private static void insert(Connection connection, OfflineAllowance next, String clientId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into offline_allowance (program_id, version, points_per_sale, points_per_day,
                    told_within_days, bearer, bearer_partner_id, since, said_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, next.programId());
            insert.setInt(2, next.version());
            insert.setLong(3, next.pointsPerSale());
            insert.setLong(4, next.pointsPerDay());
            insert.setInt(5, next.toldWithinDays());
            insert.setString(6, AllowanceView.of(next).bearer().name());
            insert.setObject(7, next.bearerPartnerId());
            insert.setTimestamp(8, Timestamp.from(next.since()));
            insert.setString(9, clientId);
            insert.executeUpdate();
        }
    }

    /** Versions follow each other in time as well, though replicas' clocks differ. */
    private Instant since(Optional<OfflineAllowance> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return before.map(OfflineAllowance::since).filter(now::isBefore).orElse(now);
    }
}
