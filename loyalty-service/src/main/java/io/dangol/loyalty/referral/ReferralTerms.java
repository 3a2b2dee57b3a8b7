package io.dangol.loyalty.referral;

import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.program.RuleApi.PayerView;
import io.dangol.loyalty.rule.BonusRule.Payer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a programme gives for referrals, as it is sent and kept.
 *
 * @param minimumAmount of the sale that qualifies, in minor units, without what comes back of it while it waits
 */
@Schema(name = "ReferralTerms", description = "What members get for bringing others, and what those get")
record ReferralTerms(
        @NotNull @Schema(description = "Whether codes are given and taken; referrals that are registered go on")
        Boolean active,

        @NotNull @Valid @Schema(description = "What who brings another gets")
        Reward referrer,

        @NotNull @Valid @Schema(description = "What who was brought gets")
        Reward referred,

        @NotNull @Min(1) @Max(MOST) @Schema(examples = "2000", description = "The least that the first sale comes to, in minor units")
        Long minimumAmount,

        @NotNull @Min(1) @Max(365) @Schema(examples = "60", description = "So long after it was registered a sale counts")
        Integer withinDays,

        @NotNull @Min(1) @Max(365) @Schema(
                examples = "14",
                description =
                        "So many days after the sale points can be spent; what comes back before counts as not sold")
        Integer waitingDays,

        @Nullable @Size(max = 1_000) @Schema(description = "Where the sale counts; absent: everywhere")
        List<@NotBlank @Size(max = 100) String> storeCodes,

        @Nullable @Size(max = 1_000) @Schema(description = "At whose stores; absent: at all")
        List<@NotNull UUID> partnerIds,

        @Nullable @Valid @Schema(description = "Absent: as many as the budget allows")
        Limit perReferrer,

        @NotNull @Min(1) @Max(MOST) @Schema(description = "The most points in all, less what was taken back")
        Long budgetPoints) {

    private static final long MOST = 1_000_000_000_000L;
    private static final long MOST_POINTS = 1_000_000_000;

    @Schema(name = "ReferralReward", description = "Points and who pays for them")
    record Reward(
            @NotNull @Min(0) @Max(MOST_POINTS) Long points,

            @Nullable @Size(max = 10) @Schema(description = "Absent: the partner whose store sells")
            List<@Valid @NotNull PayerView> funding) {

        List<PayerView> payers() {
            return funding == null ? List.of() : funding;
        }

        Funding fundedAt(UUID sellerId) {
            return Payer.shared(
                    payers().stream()
                            .map(payer -> new Payer(payer.partnerId(), payer.weight()))
                            .toList(),
                    sellerId);
        }
    }

    @Schema(name = "ReferralLimit", description = "For so many referrals of these last days a member gets points")
    record Limit(
            @NotNull @Min(1) @Max(100_000) Integer referrals,
            @NotNull @Min(1) @Max(3_650) Integer days) {}

    /** Whoever else than the partner whose store sells is to pay. */
    Set<UUID> namedPayers() {
        return Stream.of(referrer, referred)
                .filter(reward -> reward.points() > 0)
                .flatMap(reward -> reward.payers().stream())
                .map(PayerView::partnerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    boolean isPlaceOf(Purchase purchase) {
        boolean here = storeCodes == null || storeCodes.isEmpty() || storeCodes.contains(purchase.storeCode());
        boolean theirs = partnerIds == null || partnerIds.isEmpty() || partnerIds.contains(purchase.partnerId());
        return here && theirs;
    }
}
