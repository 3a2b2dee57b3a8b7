package io.dangol.loyalty.merge;

import io.dangol.platform.inbox.InboxEvent;
import io.dangol.platform.inbox.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Which customers are one person, as customer-service tells of them. */
@ApplicationScoped
class CustomerMergeConsumer implements Subscriber {

    static final String MERGED = "io.dangol.customer.CustomersMerged.v1";
    static final String PARTED = "io.dangol.customer.CustomersParted.v1";

    /** Our reading of {@link #MERGED}. */
    record CustomersMerged(UUID mergeId, UUID survivorId, UUID absorbedId) {}

    /** Our reading of {@link #PARTED}. */
    record CustomersParted(UUID mergeId) {}

    private final CustomerMerges merges;

    CustomerMergeConsumer(CustomerMerges merges) {
        this.merges = merges;
    }

    @Override
    public String name() {
        return "customer-merges";
    }

    @Override
    public Set<String> topics() {
        return Set.of("dangol.customer.customer");
    }

    @Override
    public void on(InboxEvent event) {
        switch (event.type()) {
            case MERGED -> merges.merge(event.as(CustomersMerged.class));
            case PARTED -> merges.part(event.as(CustomersParted.class));
            default -> {
                // Nothing else that customers do changes whose account their cards use.
            }
        }
    }
}
