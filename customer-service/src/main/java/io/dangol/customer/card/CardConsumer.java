package io.dangol.customer.card;

import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Loyalty tells whose card is tied to its member, and which card follows which. */
@ApplicationScoped
class CardConsumer implements Subscriber {

    static final String MEMBER_IDENTIFIED = "io.dangol.loyalty.MemberIdentified.v1";
    static final String CARD_REPLACED = "io.dangol.loyalty.CardReplaced.v1";

    /** Our reading of {@code MemberIdentified}. */
    record MemberIdentified(UUID memberId, UUID customerId, String cardToken, Instant at) {}

    /** Our reading of {@code CardReplaced}; {@code cardToken} is the new one. */
    record CardReplaced(String cardToken, String replacedCardToken, UUID memberId, Instant at) {}

    private final CardService service;

    CardConsumer(CardService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "customer-card";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.loyalty.card");
    }

    @Override
    public void on(InboxEvent event) {
        switch (event.type()) {
            case MEMBER_IDENTIFIED -> service.link(event.as(MemberIdentified.class));
            case CARD_REPLACED -> service.replace(event.as(CardReplaced.class));
            default -> {
                // Issued and blocked cards change nothing about who holds them.
            }
        }
    }
}
