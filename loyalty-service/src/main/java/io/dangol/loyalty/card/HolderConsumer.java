package io.dangol.loyalty.card;

import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        onAll(List.of(event));
    }

    /** All members are locked at once and in one order: one by one they would be in the order of the events. */
    @Override
    public void onAll(List<InboxEvent> events) {
        Map<String, UUID> holders = new LinkedHashMap<>();
        for (InboxEvent event : events) {
            if (event.type().equals("io.dangol.customer.CardHolderRegistered.v1")) {
                CardHolderRegistered holder = event.as(CardHolderRegistered.class);
                holders.putIfAbsent(holder.cardToken(), holder.customerId());
            }
        }
        if (!holders.isEmpty()) {
            service.identify(holders);
        }
    }
}
