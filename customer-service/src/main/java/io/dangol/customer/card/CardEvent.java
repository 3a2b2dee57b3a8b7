package io.dangol.customer.card;

import io.dangol.customer.CustomerTopic;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;

/** What others may know of the cards in customers' hands. */
sealed interface CardEvent extends DomainEvent {

    UUID customerId();

    @Override
    default String key() {
        return customerId().toString();
    }

    @Override
    default Topic topic() {
        return CustomerTopic.CUSTOMERS;
    }

    /** From now on the card's sales, also those of the past, have a known customer. */
    record CardHolderRegistered(UUID customerId, String cardToken, Instant at) implements CardEvent {
        @Override
        public String type() {
            return "io.dangol.customer.CardHolderRegistered.v1";
        }
    }
}
