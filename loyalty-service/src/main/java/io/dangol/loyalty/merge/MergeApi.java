package io.dangol.loyalty.merge;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.merge.Merge.Reason;
import io.dangol.loyalty.merge.Merge.Reversal;
import io.dangol.loyalty.merge.Merge.Status;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class MergeApi {

    private MergeApi() {}

    @Schema(name = "MergeMembers", description = "Client and reference name it for ever")
    record Request(
            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850", description = "A card of the member that stays")
            String survivorCardNumber,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "13047", description = "A card of the member that becomes part of it")
            String absorbedCardNumber,

            @NotNull Reason reason,

            @NotNull @Pattern(regexp = "^[A-Za-z0-9._:/-]{1,100}$") @Schema(
                    examples = "duplicate-4711",
                    description = "The merge's name in the calling system: an id, no words about a person")
            String reference) {}

    @Schema(name = "MergeReversal", description = "That they are two again, and what went back")
    record ReversalView(Instant reversedAt, String reversedBy, int lots, long points, long owed, long used) {

        static ReversalView of(Reversal reversal) {
            return new ReversalView(
                    reversal.at(),
                    reversal.clientId(),
                    reversal.lots(),
                    reversal.points(),
                    reversal.owed(),
                    reversal.used());
        }
    }

    @Schema(name = "Merge")
    record MergeView(
            UUID mergeId,
            UUID programId,
            UUID survivorMemberId,
            UUID absorbedMemberId,
            Status status,
            Reason reason,
            String reference,
            int lots,
            long points,
            long owed,
            long held,
            String mergedBy,
            Instant mergedAt,
            @Nullable ReversalView reversal)
            implements Located {

        static MergeView of(Merge merge) {
            Reversal reversal = merge.reversal();
            return new MergeView(
                    merge.id(),
                    merge.programId(),
                    merge.survivorId(),
                    merge.absorbedId(),
                    merge.status(),
                    merge.reason(),
                    merge.reference(),
                    merge.moved().lots(),
                    merge.moved().points(),
                    merge.moved().debts().total(),
                    merge.moved().held(),
                    merge.clientId(),
                    merge.mergedAt(),
                    reversal == null ? null : ReversalView.of(reversal));
        }

        @Override
        public String location() {
            return "/v1/merges/" + mergeId;
        }
    }
}
