package io.dangol.loyalty.sale;

import io.dangol.loyalty.rule.Judgement.Verdict;
import io.dangol.loyalty.sale.Sales.KeptSale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ExplanationApi {

    private ExplanationApi() {}

    @Schema(name = "SaleExplanation", description = "Why a sale earned what it earned")
    record Explanation(
            UUID saleId,
            long pointsEarned,
            @Nullable Integer ruleVersion,

            @Schema(description = "What bonus rules were told; absent where the programme had none") @Nullable FactsView facts,

            @Schema(description = "The programme's earn rule, then its bonus rules in their order")
            List<RuleOutcome> rules) {}

    @Schema(name = "SaleFacts", description = "What was known of the buyer and the moment; later changes do not matter")
    record FactsView(
            OffsetDateTime localTime,
            @Nullable String channel,
            boolean identified,
            @Nullable String tier,
            List<String> segments) {

        /** What segments the brand sees a member in, partners are not told. */
        static FactsView of(SaleFacts facts, KeptSale sale, boolean toPartner) {
            return new FactsView(
                    facts.atStore(sale.soldAt()),
                    sale.channel(),
                    facts.identified(),
                    facts.tier(),
                    toPartner ? List.of() : facts.segments());
        }
    }

    @Schema(name = "RuleOutcome", description = "What one rule made of the sale")
    record RuleOutcome(
            @Schema(description = "The bonus rule; absent: the programme's earn rule") @Nullable String rule,

            @Nullable String name,

            @Schema(description = "The bonus campaign of the rule; absent: it is in none") @Nullable UUID campaignId,

            Verdict verdict,

            @Schema(description = "Numbers of the lines that counted, from 1")
            List<Integer> lines,

            @Schema(description = "Points before rounding, caps and what other sales left over", examples = "15.3")
            BigDecimal exact,

            @Schema(description = "Points that it gave") long points,

            @Schema(description = "Of those, taken back by returns")
            long returned,

            @Schema(description = "Absent where it gave none") @Nullable EarnedLot lot) {}

    @Schema(name = "EarnedLot", description = "The points of one rule, with their days and who pays for them")
    record EarnedLot(
            UUID lotId,
            long points,
            Instant availableFrom,
            @Nullable Instant expiresAt,

            @Schema(description = "A partner is shown its own share alone")
            List<FundingShare> funding) {}

    @Schema(name = "FundingShare", description = "A partner that pays, and how much of the lot's points")
    record FundingShare(UUID partnerId, long points) {}
}
