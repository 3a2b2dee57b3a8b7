package io.dangol.loyalty.backtest;

import io.dangol.loyalty.pointvalue.Decimals;
import io.dangol.loyalty.pointvalue.PointValue;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.platform.http.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class BacktestApi {

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

            @Schema(description = "Absent until it is done, and where nobody has said what a point is worth") @Nullable Worth worth,

            Instant askedAt)
            implements Located {

        static BacktestView of(Backtest backtest, @Nullable Result result, @Nullable Worth worth) {
            return new BacktestView(
                    backtest.id(),
                    backtest.programId(),
                    backtest.rule(),
                    backtest.from(),
                    backtest.until(),
                    backtest.status(),
                    backtest.sales(),
                    result,
                    worth,
                    backtest.askedAt());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/backtests/" + backtestId;
        }
    }

    @Schema(name = "BacktestResult", description = "What the rule would have given for what has not come back")
    public record Result(
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
    public record PartnerCost(UUID partnerId, long points) {}

    @Schema(name = "MonthOfBacktest")
    public record MonthView(@Schema(examples = "2026-01") String month, long sales, long points) {}

    @Schema(
            name = "BacktestWorth",
            description = "What its points come to, at what a point is worth when it is asked for")
    record Worth(
            String currency,

            @Schema(description = "In minor units of the currency, exact")
            BigDecimal pointValue,

            @Schema(description = "Which share of points is expected to be used, from 0 to 1")
            BigDecimal expectedRedemptionRate,

            @Schema(description = "If every point is used, in minor units")
            long amount,

            @Schema(description = "At the expected share, in minor units: so much more would be owed (IFRS 15.B42)")
            long expectedAmount,

            @Schema(description = "They sum to the amount") List<PartnerWorth> byPartner) {

        static Worth of(Result result, PointValue value, String currency) {
            BigDecimal amount = value.value().multiply(BigDecimal.valueOf(result.points()));
            List<Long> shares = Decimals.apportioned(result.byPartner().stream()
                    .map(partner -> value.value().multiply(BigDecimal.valueOf(partner.points())))
                    .toList());
            return new Worth(
                    currency,
                    Decimals.plain(value.value()),
                    Decimals.plain(value.redemptionRate()),
                    Decimals.whole(amount),
                    Decimals.whole(amount.multiply(value.redemptionRate())),
                    IntStream.range(0, shares.size())
                            .mapToObj(i ->
                                    new PartnerWorth(result.byPartner().get(i).partnerId(), shares.get(i)))
                            .toList());
        }
    }

    @Schema(name = "PartnerWorth")
    record PartnerWorth(UUID partnerId, long amount) {}
}
