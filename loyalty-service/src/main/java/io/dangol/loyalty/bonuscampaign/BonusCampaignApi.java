package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.Decision.Choice;
import io.dangol.loyalty.bonuscampaign.Offer.Status;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.program.RuleApi;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.platform.http.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class BonusCampaignApi {

    static final long MOST = 1_000_000_000_000L;

    private static final String SHA_256 = "^[0-9a-f]{64}$";

    private BonusCampaignApi() {}

    @Schema(name = "OfferBonusCampaign", description = "A bonus rule for stores that accept it, within a budget")
    record OfferRequest(
            @NotNull UUID programId,

            @NotNull @Pattern(regexp = RuleApi.CODE) @Schema(examples = "winter-tiles", description = "Of the rule too")
            String code,

            @NotBlank @Size(max = 200) @Schema(examples = "Winter tiles: three times the points")
            String name,

            @NotBlank @Size(max = 20_000) @Schema(description = "What partners accept, as they are to read it")
            String terms,

            @NotNull @Valid @Schema(description = "As in PUT of a rule; from and until are the campaign's")
            RuleTerms rule,

            @NotNull @Min(1) @Max(MOST) @Schema(examples = "100000")
            Long budgetPoints,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "20000", description = "The most for each partner; absent: the whole")
            Long partnerBudgetPoints,

            @Nullable @Size(min = 1, max = 1_000) @Schema(description = "To whom it is offered; absent: to all partners")
            List<@NotNull @Valid PartnerPart> partners) {

        List<PartnerPart> parts() {
            return partners == null ? List.of() : partners;
        }

        List<String> storeCodes() {
            return rule.storeCodes() == null ? List.of() : rule.storeCodes();
        }

        long pointsOf(PartnerPart part) {
            Long own = part.budgetPoints() == null ? partnerBudgetPoints : part.budgetPoints();
            return own == null ? budgetPoints : own;
        }
    }

    @Schema(name = "PartnerBudget")
    record PartnerPart(
            @NotNull UUID partnerId,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "8000", description = "Absent: as for each partner")
            Long budgetPoints) {}

    @Schema(name = "BonusCampaignTerms", description = "What partners accept; each text is kept for ever")
    record TermsView(
            int version,

            @Schema(description = "SHA-256 of the text in UTF-8, hexadecimal")
            String sha256,

            String text) {}

    @Schema(name = "PublishTerms")
    record TermsRequest(@NotBlank @Size(max = 20_000) String terms) {}

    @Schema(name = "BudgetUse")
    record BudgetView(long points, long used, long left) {
        static BudgetView of(Budget budget) {
            return new BudgetView(budget.points(), budget.used(), budget.left());
        }
    }

    @Schema(name = "BonusCampaign")
    record CampaignView(
            UUID campaignId,
            UUID programId,
            String code,
            String name,
            Status status,
            RuleTerms rule,
            TermsView terms,
            long budgetPoints,
            long partnerBudgetPoints,

            @Schema(
                    description =
                            "For headquarters the whole, for a partner its own part; absent: it has accepted nowhere yet")
            @Nullable BudgetView budget,

            Instant offeredAt,

            @Schema(description = "When headquarters ended it; absent: it did not") @Nullable Instant endedAt)
            implements Located {
        @Override
        public String location() {
            return "/v1/bonus-campaigns/" + campaignId;
        }
    }

    @Schema(name = "PartnerBudgetUse")
    record PartnerBudgetView(
            UUID partnerId,
            long points,
            long used,
            long left,

            @Schema(description = "Stores that take part now")
            long acceptedStores) {}

    @Schema(name = "DecideBonusCampaign")
    record DecisionRequest(
            @NotNull Choice decision,

            @Nullable @Min(1) @Schema(description = "The version that was read; needed to accept")
            Integer termsVersion,

            @Nullable @Pattern(regexp = SHA_256) @Schema(description = "Of the text that was read; needed to accept")
            String termsSha256) {}

    @Schema(name = "BonusCampaignDecision", description = "Evidence: never changed")
    record DecisionView(
            UUID decisionId,
            String storeCode,
            UUID partnerId,
            Choice decision,
            int termsVersion,
            String termsSha256,

            @Schema(description = "The API client that said so")
            String decidedBy,

            @Schema(description = "Which of its users, as X-Acting-User said; absent: it did not") @Nullable String actingUser,

            Instant decidedAt) {
        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.id(),
                    decision.storeCode(),
                    decision.partnerId(),
                    decision.choice(),
                    decision.termsVersion(),
                    decision.termsSha256(),
                    decision.who().clientId(),
                    decision.who().user(),
                    decision.at());
        }
    }

    @Schema(name = "BonusCampaignStore", description = "A store that the campaign concerns")
    record StoreView(
            String storeCode,
            UUID partnerId,

            @Schema(description = "What stands for it; absent: nothing was decided") @Nullable DecisionView decision) {}
}
