package io.dangol.customer.matchreview;

import io.dangol.customer.identity.MatchApi.EvidenceView;
import io.dangol.customer.matching.Band;
import io.dangol.customer.matchreview.MatchReview.Decided;
import io.dangol.customer.matchreview.MatchReview.Status;
import io.dangol.customer.vault.Disclosure;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.PersonalData.Shown;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ReviewApi {

    private ReviewApi() {}

    /** One of the two. */
    @Schema(name = "MatchCandidate", description = "One of the two, masked")
    record CandidateView(
            @Schema(description = "The record") UUID customerId,

            @Schema(description = "The customer that the record was merged into since; absent: none") @Nullable UUID supersededBy,

            @Schema(examples = "지**") @Nullable String givenName,
            @Schema(examples = "김**") @Nullable String familyName,
            @Schema(examples = "+82******5678") @Nullable String phone,
            @Schema(examples = "j***@example.com") @Nullable String email,
            @Schema(examples = "1990-**-**") @Nullable String birthDate) {
        static CandidateView of(UUID customerId, @Nullable UUID supersededBy, PersonalData data) {
            Shown shown = data.shown(Disclosure.MASKED);
            return new CandidateView(
                    customerId,
                    supersededBy,
                    shown.givenName(),
                    shown.familyName(),
                    shown.phone(),
                    shown.email(),
                    shown.birthDate());
        }
    }

    /** A pair and why it is one. */
    @Schema(name = "MatchReview", description = "Two customers who may be one person, and why")
    record ReviewView(
            UUID id,
            CandidateView first,
            CandidateView second,
            Band band,

            @Schema(
                    description = "The rule that decided; absent: the probability did",
                    examples = "phone-name-birth-date")
            @Nullable String rule,

            @Schema(description = "The sum of prior and evidence, in bits", examples = "15.05")
            BigDecimal weight,

            @Schema(description = "That it is one person, by the weights", examples = "0.999970")
            BigDecimal probability,

            @Schema(
                    description = "How likely two records are one person before anything is known of them, in bits",
                    examples = "-16.61")
            BigDecimal prior,

            List<EvidenceView> evidence,

            @Schema(description = "The version of the weights; 0: those built in", examples = "0")
            int weightsVersion,

            Status status,
            Instant openedAt,

            @Schema(description = "When somebody decided; absent while nobody has") @Nullable Instant decidedAt,

            @Schema(description = "The API client that decided; the audit log says for whom") @Nullable String decidedBy,

            @Schema(examples = "SAME_PERSON") @Nullable String reason,

            @Schema(description = "The merge that followed") @Nullable UUID mergeId) {

        static ReviewView of(
                MatchReview review, CandidateView first, CandidateView second, List<EvidenceView> evidence) {
            Decided decided = review.decided();
            return new ReviewView(
                    review.id(),
                    first,
                    second,
                    review.score().band(),
                    review.score().rule(),
                    review.score().weight(),
                    review.score().probability(),
                    review.score().prior(),
                    evidence,
                    review.score().weightsVersion(),
                    review.status(),
                    review.openedAt(),
                    decided == null ? null : decided.at(),
                    decided == null ? null : decided.by(),
                    decided == null ? null : decided.reason(),
                    decided == null ? null : decided.mergeId());
        }

        @Override
        public String toString() {
            return "ReviewView[" + id + "]";
        }
    }
}
