package io.dangol.loyalty.coupon;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of vouchers that were used: never the code. */
sealed interface CouponEvent extends DomainEvent {

    UUID voucherId();

    @Nullable UUID memberId();

    @Nullable UUID customerId();

    /** With the claims of who got it for points; in its own order where nobody did. */
    @Override
    default String key() {
        UUID member = memberId() == null ? voucherId() : memberId();
        return String.valueOf(customerId() == null ? member : customerId());
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.REWARD;
    }

    /**
     * It paid for a part of a sale.
     *
     * @param issuerPartnerId who pays for the discount
     * @param partnerId whose store gave it
     * @param discount in minor units
     */
    record VoucherRedeemed(
            UUID voucherId,
            UUID reservationId,
            UUID programId,
            @Nullable UUID memberId,
            @Nullable UUID customerId,
            @Nullable UUID batchId,
            UUID issuerPartnerId,
            UUID storeId,
            UUID partnerId,
            @Nullable String receiptNumber,
            String currency,
            long discount,
            Instant at)
            implements CouponEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.VoucherRedeemed.v1";
        }
    }

    /** What it paid for came back, and so did it. */
    record VoucherRedemptionVoided(
            UUID voucherId,
            UUID reservationId,
            UUID programId,
            @Nullable UUID memberId,
            @Nullable UUID customerId,
            @Nullable UUID batchId,
            UUID issuerPartnerId,
            UUID storeId,
            UUID partnerId,
            @Nullable String receiptNumber,
            String currency,
            long discount,
            Instant at)
            implements CouponEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.VoucherRedemptionVoided.v1";
        }
    }
}
