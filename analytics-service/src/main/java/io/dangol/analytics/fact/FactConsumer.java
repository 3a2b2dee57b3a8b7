package io.dangol.analytics.fact;

import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hears everything that counts, in as large batches as Kafka hands over. */
@ApplicationScoped
class FactConsumer implements Subscriber {

    private final FactService service;
    private final Pace pace;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    FactConsumer(FactService service, Pace pace, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.service = service;
        this.pace = pace;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                "dangol.partner.partner",
                "dangol.partner.store",
                "dangol.customer.customer",
                "dangol.loyalty.card",
                "dangol.loyalty.sale",
                "dangol.loyalty.points");
    }

    @Override
    public void on(InboxEvent event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<InboxEvent> events) {
        Instant begun = clock.instant();
        List<Told> told = new ArrayList<>(events.size());
        for (InboxEvent event : events) {
            Class<? extends Told> type = Told.TYPES.get(event.type());
            if (type != null) {
                told.add(event.as(type));
            }
        }
        service.fold(Batch.of(told));
        transactions.registerInterposedSynchronization(new Counted(begun, events.size()));
    }

    /** What is rolled back was not consumed. */
    private final class Counted implements Synchronization {

        private final Instant begun;
        private final int events;

        Counted(Instant begun, int events) {
            this.begun = begun;
            this.events = events;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                pace.add(begun, clock.instant(), events);
            }
        }
    }
}
