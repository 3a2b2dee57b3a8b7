package io.dangol.loyalty.backtest;

import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.platform.http.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class BacktestApi {

    private BacktestApi() {}

    @Schema(name = "BacktestRule", description = "Over the sales of these days, by the stores' calendars")
    record Request(
            @NotNull @Schema(examples = "2026-01-01") LocalDate from,

            @NotNull @Schema(examples = "2026-04-01", description = "The first day that no longer counts")
            LocalDate until,

            @Nullable @Valid @Schema(description = "A rule that is tried under this code and not kept; absent: the rule as it stands")
            RuleTerms terms) {}

    @Schema(name = "Backtest")
    record BacktestView(
            UUID backtestId,
            UUID programId,
            String rule,
            LocalDate from,
            LocalDate until,
            Backtest.Status status,

            @Schema(description = "How many sales it has looked at so far")
            long sales,

            @Schema(description = "Absent until it is done") @Nullable Result result,

            Instant askedAt)
            implements Located {

        static BacktestView of(Backtest backtest, @Nullable Result result) {
            return new BacktestView(
                    backtest.id(),
                    backtest.programId(),
                    backtest.rule(),
                    backtest.from(),
                    backtest.until(),
                    backtest.status(),
                    backtest.sales(),
                    result,
                    backtest.askedAt());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/backtests/" + backtestId;
        }
    }

    @Schema(name = "BacktestResult", description = "What the rule would have given for what has not come back")
    record Result(
            @Schema(description = "Sales with a card of the programme")
            long sales,

            @Schema(description = "Sales for which it would have given points")
            long awarded,

            @Schema(description = "Members who would have got some")
            long members,

            @Schema(description = "Points that they would have kept: so much more would be owed to them")
            long points,

            @Schema(description = "Points that these sales did earn, by all rules of then")
            long pointsEarned,

            @Schema(description = "Who would have paid for them")
            List<PartnerCost> byPartner,

            List<MonthView> byMonth) {}

    @Schema(name = "PartnerCost")
    record PartnerCost(UUID partnerId, long points) {}

    @Schema(name = "MonthOfBacktest")
    record MonthView(@Schema(examples = "2026-01") String month, long sales, long points) {}
}
