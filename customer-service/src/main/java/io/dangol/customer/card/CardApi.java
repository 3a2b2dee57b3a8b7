package io.dangol.customer.card;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class CardApi {

    /** A card's number as it is printed or scanned. Loyalty issues no others: another would stay pending for ever. */
    public static final String NUMBER = "^[A-Za-z0-9-]{1,40}$";

    private CardApi() {}

    /** A card that the customer holds. */
    @Schema(name = "RegisterCard")
    public record RegisterCard(
            @Schema(
                    description = "The number as it is scanned at the till; it is kept as a keyed hash only",
                    examples = "D-2026-000123")
            @NotNull @Pattern(regexp = NUMBER) String cardNumber) {
        @Override
        public String toString() {
            return "RegisterCard[***]";
        }
    }

    /** A card in a customer's hands; its number is not kept and so not shown. */
    @Schema(name = "HeldCard")
    public record CardView(
            UUID id,

            @Schema(
                    description = "PENDING until loyalty has tied the card's sales to the customer, then LINKED;"
                            + " REPLACED when another card took its place")
            CardStatus status,

            Instant registeredAt,
            @Nullable Instant linkedAt) {
        static CardView of(HeldCard card) {
            return new CardView(card.id(), card.status(), card.registeredAt(), card.linkedAt());
        }
    }

    /** The cards that a customer holds. */
    @Schema(name = "HeldCards")
    public record CardsView(List<CardView> data) {}
}
