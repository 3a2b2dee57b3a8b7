package io.dangol.loyalty.sale;

import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Judgement;
import io.dangol.loyalty.rule.Judgement.Verdict;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: what a sale would earn, and what a return would take back. */
final class QuoteApi {

    private QuoteApi() {}

    @Schema(name = "SaleQuote", description = "What recording the sale now would answer")
    record Quote(
            @Schema(description = "Whether the receipt is recorded already: then what it was answered")
            boolean recorded,

            boolean identified,
            long pointsEarned,

            @Schema(description = "By which rules; absent where the receipt is recorded already") @Nullable List<EarnedBy> earnedBy,

            @Schema(
                    description =
                            "What bonus campaigns that are offered to the store's partner would not give, and why; absent where the receipt is recorded already")
            @Nullable List<Withheld> withheld,

            @Nullable BalanceView balance) {}

    @Schema(name = "EarnedBy", description = "What one rule gives")
    record EarnedBy(
            @Schema(examples = "double-weekend", description = "The bonus rule; absent: the programme's earn rule")
            @Nullable String rule,

            @Schema(description = "The bonus campaign of the rule; absent: it is in none") @Nullable UUID campaignId,

            long points) {
        static EarnedBy of(Earning.Part part) {
            return new EarnedBy(part.rule().code(), part.rule().campaign(), part.points());
        }
    }

    @Schema(name = "Withheld", description = "A bonus campaign that would give nothing")
    record Withheld(String rule, @Nullable UUID campaignId, Verdict verdict) {
        static Withheld of(Judgement judgement) {
            return new Withheld(judgement.rule().code(), judgement.rule().campaign(), judgement.verdict());
        }
    }

    @Schema(name = "ReturnPreview", description = "What the return would do to points, done now")
    record ReturnPreview(
            @Schema(description = "Whether the receipt is recorded already: then what it did")
            boolean recorded,

            long pointsReturned,
            long pointsGivenBack,
            @Nullable BalanceView balance) {}
}
