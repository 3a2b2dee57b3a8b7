package io.dangol.loyalty.reward;

import io.dangol.loyalty.reward.RewardApi.RewardTerms;
import io.dangol.loyalty.reward.RewardRefusal.LimitReached;
import io.dangol.loyalty.reward.RewardRefusal.NotAtStore;
import io.dangol.loyalty.reward.RewardRefusal.NotAvailable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member can have for points.
 *
 * @param issuerId the partner that gives it: it receives the points and pays for what it gives
 * @param initialStock null, like the stock, where there are as many as are wanted
 * @param offerId the terms of the voucher that it gives; null for goods
 */
record Reward(
        UUID id,
        UUID programId,
        String code,
        Kind kind,
        UUID issuerId,
        @Nullable Long initialStock,
        @Nullable Long stock,
        RewardTerms terms,
        @Nullable UUID offerId,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** What it is. */
    enum Kind {
        VOUCHER,
        GOODS
    }

    boolean isValid(Instant at) {
        Instant from = terms.validFrom();
        Instant until = terms.validUntil();
        return (from == null || !from.isAfter(at)) && (until == null || until.isAfter(at));
    }

    /** @throws NotAvailable 422 outside its time, NotAtStore 422 where it is not to be had */
    void requireAvailable(Instant at, @Nullable String storeCode) {
        if (!isValid(at)) {
            throw new NotAvailable();
        }
        List<String> stores = terms.stores();
        if (storeCode != null && !stores.isEmpty() && !stores.contains(storeCode)) {
            throw new NotAtStore(storeCode).at("/storeCode");
        }
    }

    /** @throws LimitReached 422 where the member has had as many as it may */
    void requireWithinLimit(long had) {
        Integer limit = terms.limitPerMember();
        if (limit != null && had >= limit) {
            throw new LimitReached(limit);
        }
    }

    /** At the end of the last day, in the programme's zone; null: for ever. */
    @Nullable Instant voucherEnds(Instant issuedAt, ZoneId zone) {
        Integer days = terms.voucherDays();
        return days == null
                ? null
                : issuedAt.atZone(zone)
                        .toLocalDate()
                        .plusDays(days + 1L)
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /** Whether the same was created; programme and code are taken to be the same. */
    boolean isOf(RewardApi.Create request) {
        return kind == request.kind()
                && issuerId.equals(request.issuerPartnerId())
                && Objects.equals(initialStock, request.stock())
                && terms.equals(request.terms(createdAt));
    }

    Reward with(RewardTerms changed, @Nullable UUID newOfferId, Instant at) {
        return new Reward(
                id,
                programId,
                code,
                kind,
                issuerId,
                initialStock,
                stock,
                changed,
                newOfferId,
                version + 1,
                createdAt,
                at);
    }
}
