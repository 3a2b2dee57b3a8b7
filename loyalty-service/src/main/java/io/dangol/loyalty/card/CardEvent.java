package io.dangol.loyalty.card;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;

/** What others may know of cards: never the number. */
sealed interface CardEvent extends DomainEvent {

    String cardToken();

    @Override
    default String key() {
        return cardToken();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.CARD;
    }

    record CardIssued(String cardToken, UUID programId, UUID memberId, Instant at) implements CardEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.CardIssued.v1";
        }
    }

    record CardBlocked(String cardToken, UUID programId, UUID memberId, Card.Ending reason, Instant at)
            implements CardEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.CardBlocked.v1";
        }
    }

    record CardReplaced(String cardToken, String replacedCardToken, UUID programId, UUID memberId, Instant at)
            implements CardEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.CardReplaced.v1";
        }
    }

    record MemberIdentified(UUID memberId, UUID programId, UUID customerId, String cardToken, Instant at)
            implements CardEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.MemberIdentified.v1";
        }
    }
}
