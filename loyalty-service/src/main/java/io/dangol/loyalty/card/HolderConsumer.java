package io.dangol.loyalty.card;

import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Holders as customer-service tells of them. */
@ApplicationScoped
class HolderConsumer implements Subscriber {

    /** Our reading of {@code io.dangol.customer.CardHolderRegistered.v1}. */
    record CardHolderRegistered(UUID customerId, String cardToken) {}

    private final CardService service;

    HolderConsumer(CardService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "holders";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.customer.customer");
    }

    @Override
    public void on(InboxEvent event) {
        if (event.type().equals("io.dangol.customer.CardHolderRegistered.v1")) {
            CardHolderRegistered holder = event.as(CardHolderRegistered.class);
            service.identify(holder.cardToken(), holder.customerId());
        }
    }
}
