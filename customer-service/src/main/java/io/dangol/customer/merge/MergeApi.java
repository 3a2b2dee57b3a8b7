package io.dangol.customer.merge;

import io.dangol.customer.Code;
import io.dangol.customer.matchreview.MatchReview;
import io.dangol.customer.merge.Merge.Reversal;
import io.dangol.customer.merge.Merge.Status;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class MergeApi {

    private MergeApi() {}

    @Schema(name = "MergeCustomers", description = "Which record is told of from now on, and which becomes part of it")
    record MergeCustomers(
            @Schema(description = "The customer that stays") @NotNull UUID survivorId,

            @Schema(description = "The customer that becomes part of it; its own record stays as it is") @NotNull UUID absorbedId,

            @Schema(description = "Why; a word of the operator's, none about a person", examples = "SAME_PERSON")
            @NotNull @Pattern(regexp = Code.PATTERN) String reason) {}

    @Schema(name = "PartCustomers")
    record PartCustomers(
            @Schema(description = "Why; a word of the operator's, none about a person", examples = "FATHER_AND_SON")
            @NotNull @Pattern(regexp = Code.PATTERN) String reason) {}

    @Schema(name = "ReviewDecision", description = "What was found of a pair")
    enum Verdict {
        MERGE,
        DISTINCT
    }

    @Schema(name = "DecideMatchReview")
    record DecideReview(
            @Schema(description = "MERGE: one person; DISTINCT: two", examples = "MERGE") @NotNull Verdict decision,

            @Schema(description = "Of a merge, the customer that stays; absent: the one that was registered first")
            @Nullable UUID survivorId,

            @Schema(description = "Why; a word of the operator's, none about a person", examples = "SAME_PERSON")
            @NotNull @Pattern(regexp = Code.PATTERN) String reason) {}

    @Schema(name = "MatchDecision", description = "How a pair was decided")
    record DecisionView(
            UUID reviewId,

            @Schema(description = "MERGED: one person; DISTINCT: two")
            MatchReview.Status status,

            @Schema(examples = "SAME_PERSON") String reason,

            @Schema(description = "The API client; the audit log says for whom")
            String decidedBy,

            Instant decidedAt,

            @Schema(description = "The merge that followed; absent: two persons") @Nullable UUID mergeId) {
        static DecisionView of(MatchReview review) {
            MatchReview.Decided decided = Optional.ofNullable(review.decided()).orElseThrow();
            return new DecisionView(
                    review.id(), review.status(), decided.reason(), decided.by(), decided.at(), decided.mergeId());
        }
    }

    @Schema(name = "CustomerMerge")
    record MergeView(
            UUID id,
            UUID survivorId,
            UUID absorbedId,

            @Schema(description = "REVERSED: they are two again")
            Status status,

            @Schema(examples = "SAME_PERSON") String reason,

            @Schema(description = "The API client; the audit log says for whom")
            String mergedBy,

            Instant mergedAt,
            @Schema(examples = "FATHER_AND_SON") @Nullable String reversalReason,

            @Schema(description = "The API client that parted them") @Nullable String reversedBy,

            @Nullable Instant reversedAt)
            implements Located {
        static MergeView of(Merge merge) {
            Reversal reversal = merge.reversal();
            return new MergeView(
                    merge.id(),
                    merge.survivorId(),
                    merge.absorbedId(),
                    merge.status(),
                    merge.reason(),
                    merge.mergedBy(),
                    merge.mergedAt(),
                    reversal == null ? null : reversal.reason(),
                    reversal == null ? null : reversal.by(),
                    reversal == null ? null : reversal.at());
        }

        @Override
        public String location() {
            return "/v1/customer-merges/" + id;
        }
    }
}
