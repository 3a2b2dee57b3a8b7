package io.dangol.loyalty.sale;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.budget.Budgets;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.Conditions;
import io.dangol.loyalty.sale.SaleGroup.Loaded;
import io.dangol.loyalty.sale.SaleRow.ReceiptKey;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.time.Ids;
import io.dangol.platform.trace.Step;
import io.dangol.platform.trace.Tracing;
import io.dangol.platform.wall.Reach;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A group of sales, from what the database knows of them to the commit. */
@Singleton
class TillTransaction {

    private final AgroalDataSource dataSource;
    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final Conditions conditions;
    private final LateSales late;
    private final ReceiptCodes codes;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;
    private final TillFigures figures;
    private final Tracing tracing;

    TillTransaction(
            @DataSource("till") AgroalDataSource dataSource,
            Catalogs catalogs,
            EventLog eventLog,
            CelConditions conditions,
            LateSales late,
            ReceiptCodes codes,
            ObjectMapper json,
            Ids ids,
            Clock clock,
            TillFigures figures,
            Tracing tracing) {
        this.dataSource = dataSource;
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.conditions = conditions;
        this.late = late;
        this.codes = codes;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.figures = figures;
        this.tracing = tracing;
    }

    /** What was decided about each, an answer or a refusal; all of it is on the disk. */
    Map<SaleCommand, Object> commit(List<SaleCommand> commands) throws SQLException {
        return Transactions.again(() -> commitOnce(commands));
    }

    private Map<SaleCommand, Object> commitOnce(List<SaleCommand> commands) throws SQLException {
        Map<SaleCommand, Object> decided = new LinkedHashMap<>();
        long begin = System.nanoTime();
        Step step = begun(commands);
        try (Connection connection = reach(commands).call(dataSource::getConnection)) {
            connection.setAutoCommit(false);
            try {
                SaleGroup group = loaded(connection, commands);
                commands.forEach(command -> decided.put(command, decision(group, command)));
                group.write(connection, eventLog);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException failed) {
            step.failed();
            throw failed;
        } finally {
            step.end();
        }
        figures.committed(decided, System.nanoTime() - begin);
        return decided;
    }

    private Step begun(List<SaleCommand> commands) {
        if (!tracing.isOn()) {
            return Step.UNKEPT;
        }
        Step step = tracing.beginTogether(
                "till commit", commands.stream().map(SaleCommand::cause).toList());
        step.attribute("dangol.till.sales", commands.size());
        return step;
    }

    /** A group reaches what its callers' tokens reach, and no further, though it is not written by their threads. */
    private static Reach reach(List<SaleCommand> commands) {
        return commands.stream().map(command -> command.scope().reach()).reduce(Reach.NOTHING, Reach::plus);
    }

    private static Object decision(SaleGroup group, SaleCommand command) {
        try {
            return group.decide(command);
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    SaleGroup loaded(Connection connection, List<SaleCommand> commands) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Catalog current = catalogs.current(connection);
        Set<String> numbers = commands.stream()
                .map(command -> command.request().cardNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        // Holders are locked before earlier sales are read: a retry then sees what its twin has committed.
        Map<String, Holder> locked = SaleRows.lockHolders(connection, numbers, now);
        Catalog catalog = late.rules(connection, current, commands, locked);
        Map<String, Holder> holders = late.buyers(connection, catalog, commands, locked);
        Map<ReceiptKey, SaleRow> earlier = SaleRows.earlier(connection, keys(catalog, commands));
        Meters meters = Meters.load(connection, SaleRules.meters(catalog, commands, holders));
        PendingLots pending = PendingLots.lock(connection, catalog, commands, holders);
        // Last, since all tills of a campaign meet here.
        Budgets budgets = Budgets.lock(connection, SaleCampaigns.budgets(catalog, conditions, commands, holders));
        SaleRules rules = new SaleRules(catalog, conditions, meters, new SaleCampaigns(catalog, budgets));
        return new SaleGroup(catalog, new Loaded(earlier, holders, rules, pending), codes, json, ids, now);
    }

    private static Set<ReceiptKey> keys(Catalog catalog, List<SaleCommand> commands) {
        return commands.stream()
                .map(command -> key(catalog, command))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<ReceiptKey> key(Catalog catalog, SaleCommand command) {
        Optional<Store> store = catalog.store(command.request().storeCode());
        return store.map(known -> ReceiptKey.of(known, command.request().receiptNumber()));
    }
}
