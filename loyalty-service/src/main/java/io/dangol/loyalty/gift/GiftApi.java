package io.dangol.loyalty.gift;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.gift.Gift.Reversal;
import io.dangol.loyalty.gift.Gift.Status;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class GiftApi {

    private static final long MOST = 1_000_000_000_000L;

    private GiftApi() {}

    @Schema(name = "GivePoints", description = "Giver, client and reference name the gift for ever")
    record Request(
            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850", description = "A card of who gives")
            String giverCardNumber,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "13047", description = "A card of who is given them")
            String receiverCardNumber,

            @NotNull @Min(1) @Max(MOST) @Schema(examples = "50")
            Long points,

            @NotNull @Pattern(regexp = "^[A-Za-z0-9._:/-]{1,100}$") @Schema(
                    examples = "birthday-2026",
                    description = "The gift's name in the calling system: an id, no words about a person")
            String reference) {}

    @Schema(name = "GiftReversal", description = "What was left of the gift went back")
    record ReversalView(Instant reversedAt, long points, long used) {}

    @Schema(name = "Gift")
    record GiftView(
            UUID giftId,
            UUID programId,
            @Nullable String giverCardNumber,
            String receiverCardNumber,
            long points,
            Status status,
            @Nullable String reference,
            Instant givenAt,
            @Nullable ReversalView reversal)
            implements Located {

        static GiftView of(Gift gift) {
            Reversal reversal = gift.reversal();
            return new GiftView(
                    gift.id(),
                    gift.programId(),
                    gift.giver().cardNumber(),
                    gift.receiver().cardNumber(),
                    gift.points(),
                    gift.status(),
                    gift.reference(),
                    gift.givenAt(),
                    reversal == null
                            ? null
                            : new ReversalView(reversal.at(), reversal.points(), gift.points() - reversal.points()));
        }

        /** To the member that it was given to: not by which card. */
        GiftView toReceiver() {
            return new GiftView(giftId, programId, null, receiverCardNumber, points, status, null, givenAt, reversal);
        }

        @Override
        public String location() {
            return "/v1/gifts/" + giftId;
        }
    }

    @Schema(
            name = "PutGiftTerms",
            description = "Whether members may give each other points; a limit that is absent is none")
    record Terms(
            @NotNull @Schema(examples = "true", description = "Whether there are gifts at all")
            Boolean offered,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "10", description = "The least of one gift")
            Long minPoints,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "500", description = "The most of one gift")
            Long maxPoints,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "500", description = "What one member may give on one day of the programme's zone")
            Long maxGivenPerDay,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "2000", description = "What one member may give within 30 days")
            Long maxGivenPer30Days,

            @Nullable @Min(1) @Max(MOST) @Schema(examples = "3000", description = "What one member may be given within 30 days")
            Long maxReceivedPer30Days) {

        GiftTerms terms() {
            return new GiftTerms(
                    offered, minPoints, maxPoints, maxGivenPerDay, maxGivenPer30Days, maxReceivedPer30Days);
        }
    }

    @Schema(name = "GiftTerms")
    record TermsView(
            UUID programId,
            boolean offered,
            @Nullable Long minPoints,
            @Nullable Long maxPoints,
            @Nullable Long maxGivenPerDay,
            @Nullable Long maxGivenPer30Days,
            @Nullable Long maxReceivedPer30Days,
            Instant since,
            long version)
            implements Versioned, Located {

        static TermsView of(UUID programId, GiftTermsRows.Kept kept) {
            GiftTerms terms = kept.terms();
            return new TermsView(
                    programId,
                    terms.offered(),
                    terms.minPoints(),
                    terms.maxPoints(),
                    terms.maxGivenPerDay(),
                    terms.maxGivenPer30Days(),
                    terms.maxReceivedPer30Days(),
                    kept.since(),
                    kept.version());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/gift-terms";
        }
    }
}
