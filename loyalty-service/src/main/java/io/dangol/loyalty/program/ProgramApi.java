package io.dangol.loyalty.program;

import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.rule.EarnRule;
import io.dangol.loyalty.rule.EarnRule.Multiplier;
import io.dangol.loyalty.rule.Rounding;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ProgramApi {

    private static final int SHORTEST_MONTH_IN_DAYS = 28;

    private ProgramApi() {}

    @Schema(
            name = "ProgramTerms",
            description = "What a programme says; the earn rule is versioned, a sale pins its version")
    record Terms(
            @NotBlank @Size(max = 200) @Schema(examples = "Regulars")
            String name,

            @Nullable @Size(max = 200) String brand,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "GBP", description = "ISO 4217; stays once the programme has cards")
            String currency,

            @Size(max = 100) @Schema(
                    examples = "Asia/Seoul",
                    description = "IANA zone of business days and expiry",
                    defaultValue = "Asia/Seoul")
            String zone,

            @Schema(defaultValue = "ALLOW", description = "What happens when returned points were spent already")
            NegativePolicy negativeBalancePolicy,

            @Nullable @Min(1) @Max(600) Integer pointsExpireAfterMonths,

            @Nullable @Min(0) @Max(365) @Schema(description = "Fewer than 28 for each month until the points expire")
            Integer pendingDays,

            @Nullable @Min(1) @Max(365) @Schema(
                    examples = "14",
                    description = "So long a receipt without a card can be claimed; absent: receipts carry no code")
            Integer receiptClaimDays,

            @NotNull @Valid RuleView earnRule) {

        Terms {
            zone = zone == null ? "Asia/Seoul" : zone;
            negativeBalancePolicy = negativeBalancePolicy == null ? NegativePolicy.ALLOW : negativeBalancePolicy;
            pendingDays = pendingDays == null ? 0 : pendingDays;
        }

        int days() {
            return pendingDays == null ? 0 : pendingDays;
        }

        /** Whatever the month: points that expire before their day could never be spent. */
        boolean pendingEndsBeforeExpiry() {
            return pendingEndsBeforeExpiry(days(), pointsExpireAfterMonths);
        }

        static boolean pendingEndsBeforeExpiry(int days, @Nullable Integer months) {
            return months == null || days < months * SHORTEST_MONTH_IN_DAYS;
        }
    }

    @Schema(name = "EarnRule", description = "points for each perAmount (minor units), rounded once per sale")
    record RuleView(
            @NotNull @Min(0) @Max(1_000_000) @Schema(examples = "1")
            Long points,

            @NotNull @Min(1) @Schema(examples = "100") Long perAmount,
            @Schema(defaultValue = "FLOOR") Rounding rounding,
            @Nullable @Size(max = 100) List<@Valid @NotNull MultiplierView> multipliers,

            @Nullable @Valid @Schema(description = "What has to happen before points can be spent; absent: nothing")
            AwaitsView awaits) {

        RuleView {
            rounding = rounding == null ? Rounding.FLOOR : rounding;
            multipliers = multipliers == null ? List.of() : multipliers;
        }

        EarnRule rule() {
            List<MultiplierView> given = multipliers == null ? List.of() : multipliers;
            return new EarnRule(
                    points,
                    perAmount,
                    rounding,
                    given.stream().map(MultiplierView::multiplier).toList(),
                    AwaitsView.awaits(awaits));
        }

        static RuleView of(EarnRule rule) {
            List<MultiplierView> views = rule.multipliers().stream()
                    .map(one -> new MultiplierView(one.category(), one.storeCode(), one.factor()))
                    .toList();
            return new RuleView(rule.points(), rule.perAmount(), rule.rounding(), views, AwaitsView.of(rule.awaits()));
        }
    }

    @Schema(name = "Multiplier", description = "A factor for a category's lines, a store's sales, or both together")
    record MultiplierView(
            @Nullable @Size(max = 100) String category,
            @Nullable @Size(max = 100) String storeCode,

            @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3) BigDecimal factor) {

        Multiplier multiplier() {
            return new Multiplier(category, storeCode, factor.stripTrailingZeros());
        }
    }

    @Schema(name = "Program")
    record ProgramView(
            UUID id,
            String name,
            @Nullable String brand,
            String currency,
            String zone,
            NegativePolicy negativeBalancePolicy,
            @Nullable Integer pointsExpireAfterMonths,
            int pendingDays,
            @Nullable Integer receiptClaimDays,
            RuleView earnRule,
            int ruleVersion,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {

        static ProgramView of(Program program, EarnRule rule) {
            Terms terms = program.terms(rule);
            return new ProgramView(
                    program.id(),
                    terms.name(),
                    terms.brand(),
                    terms.currency(),
                    terms.zone(),
                    terms.negativeBalancePolicy(),
                    terms.pointsExpireAfterMonths(),
                    terms.days(),
                    terms.receiptClaimDays(),
                    terms.earnRule(),
                    program.ruleVersion(),
                    program.createdAt(),
                    program.updatedAt(),
                    program.version());
        }

        @Override
        public String location() {
            return "/v1/programs/" + id;
        }
    }
}
