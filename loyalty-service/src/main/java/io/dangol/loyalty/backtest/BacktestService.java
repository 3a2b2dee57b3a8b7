package io.dangol.loyalty.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.backtest.Backtest.Status;
import io.dangol.loyalty.backtest.BacktestApi.BacktestView;
import io.dangol.loyalty.backtest.BacktestApi.Request;
import io.dangol.loyalty.backtest.BacktestApi.Result;
import io.dangol.loyalty.backtest.BacktestRefusal.NoSuchBacktest;
import io.dangol.loyalty.backtest.BacktestRefusal.UntilBeforeFrom;
import io.dangol.loyalty.program.RuleService;
import io.dangol.loyalty.rule.RuleJson;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for a backtest, and for its outcome. */
@ApplicationScoped
class BacktestService {

    private static final int LAST_YEAR = 9_999;

    private final RuleService rules;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    BacktestService(RuleService rules, Transactions transactions, ObjectMapper json, Ids ids, Clock clock) {
        this.rules = rules;
        this.transactions = transactions;
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
            return BacktestView.of(backtest, null);
        });
    }

    BacktestView get(UUID programId, UUID id) {
        Backtest backtest = transactions.run(
                connection -> Backtests.find(connection, programId, id).orElseThrow(() -> new NoSuchBacktest(id)));
        return BacktestView.of(backtest, result(backtest.result()));
    }

    private @Nullable Result result(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be read", e);
        }
    }
}
