package io.dangol.loyalty.reward;

import io.dangol.loyalty.catalog.Store;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reward that a member got for points.
 *
 * @param rewardCode as the reward is called
 * @param points what it cost then
 * @param issuerId the partner that received them
 * @param voucherId null for goods
 * @param clientId who claimed it for the member
 * @param at where it was claimed; null: at no store
 */
record Claim(
        UUID id,
        UUID rewardId,
        String rewardCode,
        Reward.Kind kind,
        UUID memberId,
        long points,
        UUID issuerId,
        @Nullable UUID voucherId,
        String clientId,
        String reference,
        @Nullable Place at,
        Status status,
        Instant claimedAt,
        @Nullable Instant cancelledAt) {

    /** Where it stands. */
    enum Status {
        CLAIMED,
        CANCELLED
    }

    /** A store, and whose it is. */
    record Place(UUID storeId, String storeCode, UUID partnerId) {
        static @Nullable Place of(@Nullable Store store) {
            return store == null ? null : new Place(store.id(), store.code(), store.partnerId());
        }
    }

    Claim at(@Nullable Place place) {
        return with(place, status, cancelledAt);
    }

    Claim cancelled(Instant when) {
        return with(at, Status.CANCELLED, when);
    }

    private Claim with(@Nullable Place place, Status to, @Nullable Instant ended) {
        return new Claim(
                id,
                rewardId,
                rewardCode,
                kind,
                memberId,
                points,
                issuerId,
                voucherId,
                clientId,
                reference,
                place,
                to,
                claimedAt,
                ended);
    }

    /** Whether the same was asked for; client and reference are taken to be the same. */
    boolean isOf(UUID reward, UUID member, @Nullable String storeCode) {
        return rewardId.equals(reward)
                && memberId.equals(member)
                && Objects.equals(at == null ? null : at.storeCode(), storeCode);
    }
}
