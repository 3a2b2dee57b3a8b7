package io.dangol.loyalty.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.backtest.Backtest.Status;
import io.dangol.loyalty.backtest.BacktestApi.BacktestView;
import io.dangol.loyalty.backtest.BacktestApi.Request;
import io.dangol.loyalty.backtest.BacktestApi.Result;
import io.dangol.loyalty.backtest.BacktestApi.Worth;
import io.dangol.loyalty.backtest.BacktestRefusal.NoSuchBacktest;
import io.dangol.loyalty.backtest.BacktestRefusal.UntilBeforeFrom;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.pointvalue.PointValues;
import io.dangol.loyalty.program.RuleService;
import io.dangol.loyalty.rule.RuleJson;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for a backtest, and for its outcome. */
@ApplicationScoped
public class BacktestService {

    private static final int LAST_YEAR = 9_999;

    private final RuleService rules;
    private final Transactions transactions;
    private final Catalogs catalogs;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    BacktestService(
            RuleService rules, Transactions transactions, Catalogs catalogs, ObjectMapper json, Ids ids, Clock clock) {
        this.rules = rules;
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    BacktestView ask(UUID programId, String code, Request request, String by) {
        if (!request.from().isBefore(request.until()) || request.until().getYear() > LAST_YEAR) {
            throw new UntilBeforeFrom().at("/until");
        }
        RuleSet drafted = rules.drafted(programId, code, request.terms());
        Backtest backtest = new Backtest(
                ids.next(),
                programId,
                null,
                code,
                RuleJson.write(json, drafted),
                request.from(),
                request.until(),
                Status.QUEUED,
                0,
                null,
                by,
                clock.instant());
        return transactions.run(connection -> {
            Backtests.insert(connection, backtest);
            return BacktestView.of(backtest, null, null);
        });
    }

    BacktestView get(UUID programId, UUID id) {
        return transactions.run(connection -> {
            Backtest backtest = Backtests.find(connection, programId, id)
                    .filter(found -> found.partnerId() == null)
                    .orElseThrow(() -> new NoSuchBacktest(id));
            Result result = result(backtest.result());
            return BacktestView.of(backtest, result, result == null ? null : worth(connection, programId, result));
        });
    }

    /** Null where nobody has said what a point is worth. */
    private @Nullable Worth worth(Connection connection, UUID programId, Result result) throws SQLException {
        ProgramTerms terms = catalogs.current(connection).program(programId).orElseThrow();
        return PointValues.on(connection, programId, LocalDate.now(clock.withZone(terms.zone())))
                .map(value -> Worth.of(result, value, terms.currency()))
                .orElse(null);
    }

    /**
     * For one partner's own eyes: over its own sales, and read by who asked for it alone.
     *
     * @param until the first day that no longer counts
     */
    public record Order(
            UUID id, UUID programId, UUID partnerId, String rule, RuleSet rules, LocalDate from, LocalDate until) {}

    /** How far it is, and what it came to; null until then. */
    public record Outcome(Backtest backtest, @Nullable Result result) {}

    public Outcome ask(Connection connection, Order order, String by, Instant at) throws SQLException {
        Backtest backtest = new Backtest(
                order.id(),
                order.programId(),
                order.partnerId(),
                order.rule(),
                RuleJson.write(json, order.rules()),
                order.from(),
                order.until(),
                Status.QUEUED,
                0,
                null,
                by,
                at);
        Backtests.insert(connection, backtest);
        return new Outcome(backtest, null);
    }

    public Optional<Outcome> outcome(Connection connection, UUID programId, UUID id) throws SQLException {
        return Backtests.find(connection, programId, id)
                .map(backtest -> new Outcome(backtest, result(backtest.result())));
    }

    private @Nullable Result result(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be read", e);
        }
    }
}
