package io.dangol.loyalty.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a campaign.
 *
 * @param partners whom it is offered to; null: to all
 * @param payersAsked whether those that its rule names as payers have to accept as well
 * @param byStore when each store, by its id, took part
 */
public record BonusCampaign(
        UUID id, @Nullable Set<UUID> partners, boolean payersAsked, Map<UUID, List<Acceptance>> byStore) {

    /**
     * A store is in.
     *
     * @param partnerId who accepted for it: where a store changes hands, the new owner is asked anew
     * @param until before when, also since the store changed hands; null: it still is
     */
    public record Acceptance(
            UUID partnerId, Instant from, @Nullable Instant until) {

        boolean covers(Store store, Instant soldAt) {
            return isOf(store.partnerId(), soldAt);
        }

        boolean isOf(UUID partner, Instant moment) {
            return partnerId.equals(partner) && !moment.isBefore(from) && (until == null || moment.isBefore(until));
        }
    }

    public boolean concerns(UUID partnerId) {
        return partners == null || partners.contains(partnerId);
    }

    /** Who is named as a payer accepts for a store of its own, though it may be offered to others. */
    public boolean isAcceptedBy(Store store, Collection<UUID> payers, Instant soldAt) {
        return concerns(store.partnerId())
                && byStore.getOrDefault(store.id(), List.of()).stream().anyMatch(window -> window.covers(store, soldAt))
                && (!payersAsked || payers.stream().allMatch(payer -> isAcceptedBy(payer, soldAt)));
    }

    private boolean isAcceptedBy(UUID partnerId, Instant soldAt) {
        return byStore.values().stream()
                .anyMatch(windows -> windows.stream().anyMatch(window -> window.isOf(partnerId, soldAt)));
    }
}
