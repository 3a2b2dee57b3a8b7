package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimEvidence;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sale as it stands, on the wire. */
@Schema(name = "Sale")
record SaleDetail(
        UUID saleId,
        String status,
        String storeCode,
        @Nullable String terminalId,
        String receiptNumber,
        Instant soldAt,
        String currency,
        @Nullable String channel,
        List<LineRequest> lines,
        long totalAmount,
        long returnedAmount,
        boolean identified,
        long pointsEarned,
        long pointsReturned,
        @Nullable Integer ruleVersion,
        List<ReturnSummary> returns,

        @Schema(description = "The API client that recorded it", examples = "till-1") @Nullable String recordedBy,

        @Schema(description = "Whose card was shown beside, or instead of, an own one", examples = "OKCASHBAG")
        @Nullable String coalition,

        @Schema(description = "How a member took it into its card; absent where none did") @Nullable ClaimEvidence claim,

        Map<String, String> links) {

    @Schema(name = "SaleReturnSummary")
    record ReturnSummary(
            UUID returnId,
            String storeCode,
            String receiptNumber,
            Instant returnedAt,
            long totalAmount,
            long pointsReturned,
            long pointsGivenBack) {}
}
