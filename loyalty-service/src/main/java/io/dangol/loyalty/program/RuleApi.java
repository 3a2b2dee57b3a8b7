package io.dangol.loyalty.program;

import io.dangol.loyalty.program.ProgramApi.RuleView;
import io.dangol.loyalty.rule.Awaits;
import io.dangol.loyalty.rule.Award;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.BonusRule.Dates;
import io.dangol.loyalty.rule.BonusRule.Payer;
import io.dangol.loyalty.rule.BonusRule.Scope;
import io.dangol.loyalty.rule.Caps;
import io.dangol.loyalty.rule.Rounding;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class RuleApi {

    public static final String CODE = "^[a-z0-9][a-z0-9-]{0,49}$";

    private static final long MOST = 1_000_000_000;
    private static final int USUAL_ORDER = 100;

    private RuleApi() {}

    @Schema(name = "BonusRuleTerms", description = "Points on top of what the earn rule of the programme gives")
    public record RuleTerms(
            @NotBlank @Size(max = 200) @Schema(examples = "Double points on weekends")
            String name,

            @Nullable @Min(0) @Max(10_000) @Schema(defaultValue = "100", description = "Rules are looked at in this order, the smallest first")
            Integer order,

            @Nullable @Size(min = 1, max = 2_000) @Schema(
                    examples = "sale.weekday >= 6 && sale.total >= 1000",
                    description = "CEL over sale, lines, linesSold, store and member; absent: always")
            String when,

            @Nullable @Size(min = 1, max = 2_000) @Schema(
                    examples = "line.category == 'DECORATION'",
                    description = "CEL over line, sale, store and member: which lines count; absent: all")
            String lines,

            @NotNull @Valid AwardView award,
            @Nullable @Schema(defaultValue = "FLOOR") Rounding rounding,

            @Nullable @Schema(description = "Whether fractions that sales leave add up for the member")
            Boolean carryRemainder,

            @Nullable @Min(1) @Max(MOST) Long maxPointsPerSale,

            @Nullable @Min(1) @Max(MOST) @Schema(description = "To a member on a day of the store")
            Long maxPointsPerDay,

            @Nullable @Min(1) @Max(MOST) @Schema(description = "To a member, ever")
            Long maxPointsPerMember,

            @Nullable @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> storeCodes,

            @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = "^[A-Z][A-Z_]{0,29}$") String> channels,

            @Nullable @Schema(description = "First moment; absent: always")
            Instant from,

            @Nullable @Schema(description = "From then on no more; absent: for ever")
            Instant until,

            @Nullable @Pattern(regexp = CODE) @Schema(
                    examples = "weekend",
                    description = "Of the rules of a group only the first that applies gives points")
            String exclusiveGroup,

            @Nullable @Size(max = 10) @Schema(description = "Who pays; absent: the partner whose store sells")
            List<@Valid @NotNull PayerView> funding,

            @Nullable @Min(0) @Max(365) @Schema(description = "Absent: as the programme says")
            Integer pendingDays,

            @Nullable @Min(1) @Max(600) @Schema(description = "Absent: as the programme says")
            Integer pointsExpireAfterMonths,

            @Nullable @Schema(
                    examples = "2027-01-01",
                    description = "The day, in the programme's zone, from which points of sales before it can be spent;"
                            + " they expire so many months after it. Absent: no such day")
            LocalDate availableOn,

            @Nullable @Valid @Schema(description = "What has to happen before these points can be spent; absent: nothing")
            AwaitsView awaits) {

        /** Whether what it gave may go back by itself. */
        public boolean withdraws() {
            return awaits != null && awaits.otherwise() == Awaits.Otherwise.WITHDRAW;
        }

        public BonusRule rule(String code, int version) {
            return new BonusRule(
                    code,
                    version,
                    name,
                    order == null ? USUAL_ORDER : order,
                    new Scope(when, lines, orNone(storeCodes), orNone(channels), from, until, exclusiveGroup),
                    award.award(),
                    rounding == null ? Rounding.FLOOR : rounding,
                    Boolean.TRUE.equals(carryRemainder),
                    new Caps(maxPointsPerSale, maxPointsPerDay, maxPointsPerMember),
                    orNone(funding).stream()
                            .map(payer -> new Payer(payer.partnerId(), payer.weight()))
                            .toList(),
                    new Dates(pendingDays, pointsExpireAfterMonths, availableOn, AwaitsView.awaits(awaits)),
                    null,
                    null);
        }

        public static RuleTerms of(BonusRule rule) {
            Scope scope = rule.scope();
            return new RuleTerms(
                    rule.name(),
                    rule.order(),
                    scope.when(),
                    scope.lines(),
                    AwardView.of(rule.award()),
                    rule.rounding(),
                    rule.carryRemainder(),
                    rule.caps().perSale(),
                    rule.caps().perDay(),
                    rule.caps().perMember(),
                    scope.storeCodes(),
                    scope.channels(),
                    scope.from(),
                    scope.until(),
                    scope.exclusiveGroup(),
                    rule.funding().stream()
                            .map(payer -> new PayerView(payer.partnerId(), payer.weight()))
                            .toList(),
                    rule.dates().pendingDays(),
                    rule.dates().expiresAfterMonths(),
                    rule.dates().availableOn(),
                    AwaitsView.of(rule.dates().awaits()));
        }
    }

    @Schema(name = "Award", description = "points for each per of what the chosen lines bring")
    public record AwardView(
            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 9, fraction = 6) @Schema(examples = "1", description = "0.5 of BASE_POINTS is half as many again")
            BigDecimal points,

            @NotNull @Schema(
                    description = "AMOUNT counts minor units, QUANTITY pieces, VISIT the sale as such, BASE_POINTS what"
                            + " the programme's earn rule gives before it is rounded")
            Award.Measure of,

            @Nullable @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 3) @Schema(examples = "100", description = "Absent: 1")
            BigDecimal per) {

        Award award() {
            return new Award(plain(points), of, plain(per == null ? BigDecimal.ONE : per));
        }

        /** One spelling for one number: 100.0 is 100, and not 1E+2. */
        private static BigDecimal plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        static AwardView of(Award award) {
            return new AwardView(award.points(), award.of(), award.per());
        }
    }

    @Schema(name = "Payer", description = "Who pays, with a weight against the others")
    public record PayerView(
            @Nullable @Schema(description = "Absent: the partner whose store sells")
            UUID partnerId,

            @NotNull @Min(1) @Max(10_000) @Schema(examples = "50")
            Integer weight) {}

    @Schema(name = "BonusRule")
    record BonusRuleView(
            String code,
            UUID programId,
            RuleTerms terms,

            @Schema(
                    description =
                            "The bonus campaign that bounds it, and by which alone it is changed; absent: it is in none")
            @Nullable UUID campaignId,

            @Schema(description = "The version of the programme's rules since which it reads so")
            long version)
            implements Versioned, Located {

        static BonusRuleView of(UUID programId, BonusRule rule) {
            return new BonusRuleView(rule.code(), programId, RuleTerms.of(rule), rule.campaign(), rule.version());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/rules/" + code;
        }
    }

    @Schema(name = "RuleVersion", description = "All rules of a programme as they stood together; never changed")
    record RuleVersionView(UUID programId, int version, Instant since, RuleView earnRule, List<BonusRuleView> rules) {}

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
