package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of a sale. */
public sealed interface SaleEvent extends DomainEvent {

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

    record PointsPosted(
            UUID entryId,
            UUID memberId,
            @Nullable UUID customerId,
            UUID programId,
            Entry.Kind kind,
            long points,
            long balanceAfter,
            UUID sourceId,
            @Nullable UUID storeId,
            @Nullable UUID partnerId,
            Instant at)
            implements SaleEvent {

        public static PointsPosted of(
                Entry entry, @Nullable UUID customerId, UUID programId, UUID storeId, UUID partnerId) {
            Entry.Content content = entry.content();
            return new PointsPosted(
                    content.id(),
                    entry.memberId(),
                    customerId,
                    programId,
                    content.kind(),
                    content.points(),
                    content.balanceAfter(),
                    content.sourceId(),
                    storeId,
                    partnerId,
                    content.at());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.PointsPosted.v1";
        }

        @Override
        public String key() {
            return (customerId == null ? memberId : customerId).toString();
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.POINTS;
        }
    }
}
