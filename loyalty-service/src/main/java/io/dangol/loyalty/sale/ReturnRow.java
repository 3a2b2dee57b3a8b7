package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.loyalty.sale.SaleApi.ReturnView;
import io.dangol.loyalty.sale.SaleDetail.ReturnSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A return as it is kept. */
record ReturnRow(
        UUID id,
        @Nullable UUID saleId,
        Place place,
        String receiptNumber,
        String currency,
        long totalAmount,
        String lines,
        @Nullable UUID memberId,
        @Nullable UUID programId,
        boolean identified,
        long pointsReturned,
        long pointsGivenBack,
        @Nullable BalanceView balance,
        Instant returnedAt,
        LocalDate businessDay,
        String contentHash) {

    /** Where it happened. */
    record Place(UUID storeId, String storeCode, UUID partnerId) {}

    ReturnView view() {
        Map<String, String> links = new LinkedHashMap<>();
        if (saleId != null) {
            links.put("sale", "/v1/sales/" + saleId);
        }
        return new ReturnView(id, saleId, "RETURNED", identified, pointsReturned, pointsGivenBack, balance, links);
    }

    ReturnSummary summary() {
        return new ReturnSummary(
                id, place.storeCode(), receiptNumber, returnedAt, totalAmount, pointsReturned, pointsGivenBack);
    }
}
