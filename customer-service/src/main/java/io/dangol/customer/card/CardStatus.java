package io.dangol.customer.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a registered card has come. */
@Schema(name = "HeldCardStatus")
enum CardStatus {
    /** Loyalty has not answered yet, or does not know the card. */
    PENDING,
    /** The card's sales, past and future, are the customer's. */
    LINKED,
    /** Another card has taken its place. */
    REPLACED
}
