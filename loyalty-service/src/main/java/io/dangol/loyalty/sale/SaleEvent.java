package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleRow.Fresh;
import io.dangol.loyalty.sale.Sales.KeptSale;
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
            @Nullable String coalition,
            @JsonIgnore String key)
            implements SaleEvent {

        /** Of a coalition's card it names whose it is, and no token: what is told here is kept for years by others. */
        static SaleRecorded of(Fresh sale, @Nullable CoalitionShown shown, @Nullable Holder holder) {
            SaleRequest request = sale.request();
            Store store = sale.store();
            return new SaleRecorded(
                    sale.row().id(),
                    store.id(),
                    store.code(),
                    store.partnerId(),
                    request.receiptNumber(),
                    request.currency(),
                    request.totalAmount(),
                    holder == null ? null : holder.memberId(),
                    holder == null ? null : holder.customerId(),
                    holder == null ? null : holder.programId(),
                    sale.row().pointsEarned(),
                    request.soldAt(),
                    store.businessDay(request.soldAt()),
                    sale.recordedAt(),
                    shown == null ? null : shown.coalition(),
                    holder == null ? store.id().toString() : holder.key());
        }

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

    /**
     * A sale without a card is a member's from now on.
     *
     * @param pointsEarned by the whole sale
     * @param pointsReturned of those, for what had come back before
     */
    record SaleClaimed(
            UUID saleId,
            UUID storeId,
            String storeCode,
            UUID partnerId,
            String currency,
            long totalAmount,
            UUID memberId,
            @Nullable UUID customerId,
            UUID programId,
            long pointsEarned,
            long pointsReturned,
            Instant soldAt,
            LocalDate businessDay,
            Instant at,
            @JsonIgnore String key)
            implements SaleEvent {
        static SaleClaimed of(ReceiptClaim claim, KeptSale sale, Holder holder) {
            return new SaleClaimed(
                    sale.id(),
                    sale.storeId(),
                    sale.storeCode(),
                    sale.partnerId(),
                    sale.currency(),
                    sale.totalAmount(),
                    holder.memberId(),
                    holder.customerId(),
                    holder.programId(),
                    claim.pointsEarned(),
                    claim.pointsReturned(),
                    sale.soldAt(),
                    sale.businessDay(),
                    claim.claimedAt(),
                    holder.key());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.SaleClaimed.v1";
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.SALE;
        }
    }
}
