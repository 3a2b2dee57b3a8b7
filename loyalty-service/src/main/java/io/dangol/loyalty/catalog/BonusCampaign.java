package io.dangol.loyalty.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a campaign.
 *
 * @param partners whom it is offered to; null: to all
 * @param byStore when each store, by its id, took part
 */
public record BonusCampaign(UUID id, @Nullable Set<UUID> partners, Map<UUID, List<Acceptance>> byStore) {

    /**
     * A store is in.
     *
     * @param partnerId who accepted for it: where a store changes hands, the new owner is asked anew
     * @param until before when; null: it still is
     */
    public record Acceptance(
            UUID partnerId, Instant from, @Nullable Instant until) {

        boolean covers(Store store, Instant soldAt) {
            return partnerId.equals(store.partnerId())
                    && !soldAt.isBefore(from)
                    && (until == null || soldAt.isBefore(until));
        }
    }

    public boolean concerns(UUID partnerId) {
        return partners == null || partners.contains(partnerId);
    }

    public boolean isAcceptedBy(Store store, Instant soldAt) {
        return byStore.getOrDefault(store.id(), List.of()).stream().anyMatch(window -> window.covers(store, soldAt));
    }
}
