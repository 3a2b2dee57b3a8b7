package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.TierScheme.Benefit;
import io.dangol.loyalty.tier.TierScheme.Downgrade;
import io.dangol.loyalty.tier.TierScheme.Measure;
import io.dangol.loyalty.tier.TierScheme.Tier;
import io.dangol.loyalty.tier.TierSchemes.Kept;
import io.dangol.loyalty.tier.Window.Kind;
import io.dangol.loyalty.tier.Window.Unit;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class TierApi {

    static final String CODE = "^[A-Z0-9_-]{1,40}$";

    /** The most that the figure of a day is counted as. */
    private static final long MOST = 9_000_000_000_000_000L;

    private TierApi() {}

    @Schema(name = "TierSchemeTerms", description = "How members come to a tier, and how they lose it")
    record SchemeTerms(
            @NotNull Measure qualifyBy,
            @NotNull @Valid WindowView window,

            @Nullable @Min(0) @Max(364) @Schema(defaultValue = "0", description = "Fewer than the window has")
            Integer graceDays,

            @Schema(defaultValue = "ONE_STEP") Downgrade downgrade,

            @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid TierView> tiers) {

        SchemeTerms {
            graceDays = graceDays == null ? 0 : graceDays;
            downgrade = downgrade == null ? Downgrade.ONE_STEP : downgrade;
        }

        TierScheme scheme() {
            return new TierScheme(
                    qualifyBy,
                    new Window(window.kind(), window.months(), window.unit()),
                    graceDays == null ? 0 : graceDays,
                    downgrade,
                    tiers.stream().map(TierView::tier).toList());
        }
    }

    @Schema(name = "TierWindow", description = "What counts together, and how long a tier lasts that was reached by it")
    record WindowView(
            @NotNull Kind kind,

            @Nullable @Min(1) @Max(60) @Schema(description = "Of ROLLING: so many months that end with the day")
            Integer months,

            @Nullable @Schema(description = "Of CALENDAR: what starts anew with each")
            Unit unit) {}

    @Schema(name = "Tier")
    record TierView(
            @NotNull @Pattern(regexp = CODE) @Schema(examples = "GOLD", description = "As earn rules name it")
            String code,

            @NotBlank @Size(max = 100) @Schema(examples = "Gold")
            String name,

            @NotNull @Min(1) @Max(MOST) @Schema(examples = "50000", description = "Of what qualifies: minor units, points or days with a purchase")
            Long from,

            @Nullable @Size(max = 50) List<@NotNull @Valid BenefitView> benefits) {

        TierView {
            benefits = benefits == null ? List.of() : benefits;
        }

        Tier tier() {
            List<BenefitView> given = benefits == null ? List.of() : benefits;
            return new Tier(
                    code, name, from, given.stream().map(BenefitView::benefit).toList());
        }

        static TierView of(Tier tier) {
            return new TierView(
                    tier.code(),
                    tier.name(),
                    tier.from(),
                    tier.benefits().stream().map(BenefitView::of).toList());
        }
    }

    @Schema(name = "TierBenefit")
    record BenefitView(
            @NotNull @Pattern(regexp = CODE) @Schema(examples = "FREE_DELIVERY", description = "For machines")
            String code,

            @NotBlank @Size(max = 200) @Schema(examples = "Free delivery", description = "What members read")
            String text) {

        Benefit benefit() {
            return new Benefit(code, text);
        }

        static BenefitView of(Benefit benefit) {
            return new BenefitView(benefit.code(), benefit.text());
        }
    }

    @Schema(name = "TierScheme")
    record SchemeView(
            UUID programId,
            Measure qualifyBy,
            WindowView window,
            int graceDays,
            Downgrade downgrade,
            List<TierView> tiers,

            @Schema(description = "When this version was made")
            Instant createdAt,

            long version)
            implements Versioned, Located {

        static SchemeView of(UUID programId, Kept kept) {
            TierScheme scheme = kept.scheme();
            Window window = scheme.window();
            return new SchemeView(
                    programId,
                    scheme.qualifyBy(),
                    new WindowView(window.kind(), window.months(), window.unit()),
                    scheme.graceDays(),
                    scheme.downgrade(),
                    scheme.tiers().stream().map(TierView::of).toList(),
                    kept.createdAt(),
                    kept.version());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/tier-scheme";
        }
    }

    @Schema(name = "GrantTier", description = "Client and reference name it for ever")
    record GrantRequest(
            @NotNull @Pattern(regexp = CODE) @Schema(examples = "GOLD")
            String tier,

            @Nullable @Schema(examples = "2026-01-01", description = "Absent: today")
            LocalDate since,

            @NotNull @Schema(examples = "2026-12-31", description = "The last day")
            LocalDate until,

            @NotNull TierGrant.Reason reason,

            @NotNull @Pattern(regexp = "^[A-Za-z0-9._:/-]{1,100}$") @Schema(
                    examples = "migration-17850",
                    description = "The grant's name in the calling system: an id, no words about a person")
            String reference) {}

    @Schema(name = "TierGrant")
    record GrantView(
            UUID grantId,
            UUID memberId,
            String tier,
            LocalDate since,
            LocalDate until,
            TierGrant.Reason reason,
            String reference,
            Instant grantedAt) {

        static GrantView of(TierGrant grant) {
            return new GrantView(
                    grant.id(),
                    grant.memberId(),
                    grant.tier(),
                    grant.since(),
                    grant.until(),
                    grant.reason(),
                    grant.reference(),
                    grant.grantedAt());
        }
    }
}
