package io.dangol.customer.card;

import io.dangol.customer.card.CardApi.CardView;
import io.dangol.platform.eventlog.DomainEvent;
import java.util.List;

/**
 * A card that is the customer's now.
 *
 * @param happened what is to be announced; empty if it was the customer's before
 */
public record Registration(CardView card, List<DomainEvent> happened) {

    boolean isNew() {
        return !happened.isEmpty();
    }
}
