package io.dangol.loyalty.card;

import io.dangol.loyalty.account.Members;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class CardApi {

    static final String NUMBER = Members.CARD_NUMBER;

    private CardApi() {}

    @Schema(name = "IssueCard")
    record Issue(
            @NotNull UUID programId,

            @Nullable @Pattern(regexp = NUMBER) @Schema(examples = "17850", description = "Absent: one is made")
            String number) {}

    @Schema(name = "IssueCards", description = "Either the numbers or how many are to be made")
    record IssueBatch(
            @NotNull UUID programId,
            @Nullable @Size(min = 1, max = 50_000) List<@NotNull @Pattern(regexp = NUMBER) String> numbers,
            @Nullable @Min(1) @Max(50_000) Integer count) {}

    @Schema(name = "IssuedCards")
    record IssuedBatch(int issued, List<String> numbers) {}

    @Schema(name = "BlockCard")
    record Block(@NotNull @Schema(examples = "LOST") Card.Ending reason) {}

    @Schema(name = "ReplaceCard")
    record Replace(
            @Nullable @Pattern(regexp = NUMBER) String newNumber,
            @Schema(examples = "DAMAGED") Card.@Nullable Ending reason) {}

    @Schema(name = "Card")
    record CardView(
            String number,
            UUID programId,
            UUID memberId,
            boolean identified,
            Card.Status status,
            Card.@Nullable Ending reason,
            @Nullable String replacedBy,
            Instant issuedAt,

            @Schema(description = "The member whose account it uses since theirs were merged") @Nullable UUID mergedInto)
            implements Located {

        static CardView of(Card card) {
            Card.Merged merged = card.merged();
            return new CardView(
                    card.number(),
                    card.programId(),
                    card.memberId(),
                    card.customerId() != null || (merged != null && merged.customerId() != null),
                    card.status(),
                    card.reason(),
                    card.replacedBy(),
                    card.issuedAt(),
                    merged == null ? null : merged.memberId());
        }

        @Override
        public String location() {
            return "/v1/cards/" + number;
        }
    }
}
