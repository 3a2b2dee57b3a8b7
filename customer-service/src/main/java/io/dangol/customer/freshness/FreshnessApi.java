package io.dangol.customer.freshness;

import io.dangol.customer.Code;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class FreshnessApi {

    private FreshnessApi() {}

    @Schema(name = "VerifyFields")
    record VerifyFields(
            @Schema(description = "What was found to be right still") @NotNull @Size(min = 1, max = 4) List<@NotNull ProfileField> fields,

            @Schema(
                    description = "Who says so, such as SELF, HELPDESK or TILL; absent: by the caller's role",
                    examples = "SELF")
            @Pattern(regexp = Code.PATTERN) @Nullable String source) {}

    @Schema(name = "RecordQuestion")
    record RecordQuestion(
            @Schema(description = "What was asked for") @NotNull ProfileField field,

            @Schema(
                    description = "CONFIRMED: it is right; CHANGED: it is another, to be sent as a change; NO_ANSWER:"
                            + " nothing was said")
            @NotNull Outcome outcome) {}

    /** More digits than that say nothing: half-lives are estimates. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /** How fresh one field is. */
    @Schema(name = "FieldFreshness")
    record FieldView(
            ProfileField field,
            Instant verifiedAt,
            @Schema(examples = "HELPDESK") String source,

            @Schema(description = "After so many days it is worth half")
            int halfLifeDays,

            @Schema(description = "From 1, just verified, towards 0", examples = "0.71")
            double freshness,

            @Schema(description = "Whether a phone number may be somebody else's by now")
            boolean inDoubt) {
        FieldView {
            freshness = rounded(freshness);
        }
    }

    /** What to ask a customer now. */
    @Schema(name = "FreshnessQuestion")
    record QuestionView(
            ProfileField field,

            @Schema(description = "By which your words for it are found", examples = "freshness.question.PHONE")
            String textKey) {}

    /** How fresh what is known of a customer is. */
    @Schema(name = "Freshness")
    record FreshnessView(
            UUID customerId,

            @Schema(description = "Over the fields known; absent where none is", examples = "0.71") @Nullable Double score,

            List<FieldView> fields,

            @Schema(description = "What to ask now; absent where there is nothing to ask") @Nullable QuestionView question,

            @Schema(description = "By which version of the policy")
            int policyVersion,

            @Schema(description = "At which moment") Instant at) {
        FreshnessView {
            score = score == null ? null : rounded(score);
        }
    }

    /** How fresh what is known of a partner's customers is. */
    @Schema(name = "PartnerFreshness")
    record PartnerView(
            UUID partnerId,

            @Schema(description = "Customers in its custody of whom something is known", examples = "1200")
            long customers,

            @Schema(description = "The mean of their scores", examples = "0.64")
            double score) {
        PartnerView {
            score = rounded(score);
        }
    }

    /** Of all partners, or of the caller's own. */
    @Schema(name = "PartnersFreshness")
    record PartnersView(
            List<PartnerView> data,

            @Schema(description = "By which version of the policy")
            int policyVersion,

            @Schema(description = "At which moment") Instant at) {}
}
