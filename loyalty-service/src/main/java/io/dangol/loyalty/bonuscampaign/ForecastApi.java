package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.backtest.Backtest;
import io.dangol.platform.http.Located;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ForecastApi {

    private ForecastApi() {}

    @Schema(name = "AskForecast")
    record ForecastRequest(
            @Nullable @Schema(description = "Headquarters names whose stores; a partner's token says it by itself")
            UUID partnerId) {}

    @Schema(name = "BonusCampaignForecast", description = "From the partner's own sales of the last 90 days")
    record ForecastView(
            UUID forecastId,
            UUID campaignId,
            UUID partnerId,
            LocalDate from,
            LocalDate until,
            Backtest.Status status,

            @Schema(description = "How many sales it has looked at so far")
            long sales,

            @Schema(description = "Absent until it is done") @Nullable ForecastResult result,

            Instant askedAt)
            implements Located {
        @Override
        public String location() {
            return "/v1/bonus-campaigns/" + campaignId + "/forecasts/" + forecastId;
        }
    }

    @Schema(
            name = "ForecastResult",
            description = "What the rule would have given then, and what the campaign is expected to give by that")
    record ForecastResult(
            @Schema(description = "Sales with a card of the programme")
            long sales,

            @Schema(description = "Sales for which it would have given points")
            long awarded,

            @Schema(description = "Members who would have got some")
            long members,

            @Schema(description = "Points that they would have got")
            long points,

            Expectation expected,

            @Schema(description = "What a point is worth today, in minor units; absent: nobody has said so") @Nullable BigDecimal pointValue,

            String currency) {}

    @Schema(
            name = "ForecastExpectation",
            description =
                    "From now, or from the campaign's first moment, to its end, were all of the partner's stores to accept")
    record Expectation(
            @Schema(description = "Points to members, within the partner's budget")
            long points,

            @Schema(description = "Of those, paid for by the partner itself")
            long ownPoints,

            @Schema(description = "Whether the budget ends them")
            boolean budgetUsedUp,

            @Schema(
                    description =
                            "All of them in minor units of the programme's currency, were all spent; absent without a value of points")
            @Nullable Long amount,

            @Schema(description = "The partner's own part of it") @Nullable Long ownAmount) {}
}
