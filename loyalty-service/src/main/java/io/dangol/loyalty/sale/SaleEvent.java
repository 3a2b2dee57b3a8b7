package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a sale. */
sealed interface SaleEvent extends DomainEvent {

    /** Customer, else card, else store: what keeps its order. */
    @JsonIgnore
    @Override
    String key();

    record SaleRecorded(
            UUID saleId,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            String receiptNumber,
            String currency,
            long totalAmount,
            @Nullable UUID memberId,
            @Nullable UUID customerId,
            @Nullable UUID programId,
            long pointsEarned,
            Instant soldAt,
            LocalDate businessDay,
            Instant at,
            @JsonIgnore String key)
            implements SaleEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.SaleRecorded.v1";
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.SALE;
        }
    }

    record SaleReturned(
            UUID returnId,
            @Nullable UUID saleId,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            String receiptNumber,
            String currency,
            long totalAmount,
            @Nullable UUID memberId,
            @Nullable UUID customerId,
            @Nullable UUID programId,
            long pointsReturned,
            @Nullable LocalDate saleBusinessDay,
            Instant returnedAt,
            LocalDate businessDay,
            Instant at,
            @JsonIgnore String key)
            implements SaleEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.SaleReturned.v1";
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.SALE;
        }
    }
}
