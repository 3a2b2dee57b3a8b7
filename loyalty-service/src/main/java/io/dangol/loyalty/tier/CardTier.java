package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.MemberTiers.Changed;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.Review.Reason;
import io.dangol.loyalty.tier.TierApi.BenefitView;
import io.dangol.loyalty.tier.TierScheme.Measure;
import io.dangol.loyalty.tier.TierScheme.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A card's member: its tier, what it has for that, and what comes next. */
@Schema(name = "CardTier")
record CardTier(
        UUID memberId,
        UUID programId,
        @Nullable String tier,
        @Nullable String name,
        @Nullable LocalDate since,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate keptUntil,
        List<BenefitView> benefits,
        Figure figure,
        @Nullable Gap keep,
        @Nullable Gap next,
        @Nullable Projected projected,
        List<ChangeView> history,
        Instant asOf) {

    /** What counts, and which days do. */
    @Schema(name = "TierFigure")
    record Figure(Measure qualifyBy, long value, LocalDate from, LocalDate until) {}

    /** What is missing to a tier. */
    @Schema(name = "TierGap")
    record Gap(
            String tier,
            String name,
            long missing,
            @Nullable LocalDate until) {}

    /** The tier after this one, if nothing more is bought. */
    @Schema(name = "ProjectedTier")
    record Projected(@Nullable String tier, LocalDate from) {}

    @Schema(name = "TierChange")
    record ChangeView(
            @Nullable String from,
            @Nullable String to,
            @Nullable LocalDate since,
            @Nullable LocalDate validUntil,
            Reason reason,
            Instant at) {

        static ChangeView of(Changed changed) {
            Review.Change change = changed.change();
            Standing to = change.to();
            return new ChangeView(change.from(), to.tier(), to.since(), to.validUntil(), change.reason(), changed.at());
        }
    }

    /** Whose, and when. */
    record Asked(UUID memberId, UUID programId, Instant at, LocalDate day) {}

    static CardTier of(Asked asked, Facts facts, List<Changed> history) {
        Outlook outlook = new Outlook(facts, asked.day());
        Standing standing = outlook.standing();
        Optional<Tier> tier = outlook.tier();
        return new CardTier(
                asked.memberId(),
                asked.programId(),
                standing.tier(),
                tier.map(Tier::name).orElse(null),
                standing.since(),
                standing.validUntil(),
                standing.keptUntil(),
                tier.map(Tier::benefits).orElse(List.of()).stream()
                        .map(BenefitView::of)
                        .toList(),
                outlook.figure(),
                outlook.keep().orElse(null),
                outlook.next().orElse(null),
                outlook.projected().orElse(null),
                history.stream().map(ChangeView::of).toList(),
                asked.at());
    }
}
