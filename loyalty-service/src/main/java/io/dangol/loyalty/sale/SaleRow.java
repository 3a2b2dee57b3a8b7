package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimOffer;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import io.dangol.loyalty.terminal.TerminalDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it is kept.
 *
 * @param claimableUntil null where its receipt carries no code
 */
record SaleRow(
        UUID id,
        UUID storeId,
        String receiptNumber,
        String contentHash,
        boolean identified,
        long pointsEarned,
        @Nullable BalanceView balance,
        @Nullable String cardNumber,
        @Nullable Instant claimableUntil) {

    /** Two sales with the same key are the same sale. */
    record ReceiptKey(UUID storeId, String receiptNumber) {
        static ReceiptKey of(Store store, String receiptNumber) {
            return new ReceiptKey(store.id(), receiptNumber);
        }
    }

    /** Everything of a new one that is written once and not read again by the till. */
    record Fresh(
            SaleRow row,
            SaleApi.SaleRequest request,
            Store store,
            String lines,
            @Nullable UUID memberId,
            @Nullable UUID programId,
            @Nullable Integer ruleVersion,
            @Nullable String facts,
            String recordedBy,
            Instant recordedAt) {

        /** Those that say their place in their terminal's count. */
        static List<TerminalDocument> counted(List<Fresh> sales) {
            return sales.stream().flatMap(sale -> sale.counted().stream()).toList();
        }

        private Optional<TerminalDocument> counted() {
            String terminal = request.terminalId();
            Long number = request.sequenceNumber();
            return terminal == null || number == null
                    ? Optional.empty()
                    : Optional.of(new TerminalDocument(
                            store.id(), store.partnerId(), terminal, number, row.id(), request.soldAt()));
        }

        UUID storeId() {
            return store.id();
        }

        String receiptNumber() {
            return request.receiptNumber();
        }
    }

    /** With the number that the caller showed, which is not read back. */
    SaleRow of(@Nullable String shown) {
        return new SaleRow(
                id, storeId, receiptNumber, contentHash, identified, pointsEarned, balance, shown, claimableUntil);
    }

    SaleView view(ReceiptCodes codes) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", "/v1/sales/" + id);
        if (cardNumber != null) {
            links.put("balance", "/v1/cards/" + cardNumber + "/balance");
        }
        ClaimOffer claim = claimableUntil == null ? null : new ClaimOffer(codes.code(id), claimableUntil);
        return new SaleView(id, "RECORDED", identified, pointsEarned, balance, claim, links);
    }
}
