package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimConsent;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimEvidence;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimedView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A sale without a card that is a member's: whoever reads the sale reads this beside it.
 *
 * @param pointsEarned by all of the sale
 * @param pointsReturned of those, for what had come back before it was claimed
 */
record ReceiptClaim(
        UUID saleId,
        UUID memberId,
        long pointsEarned,
        long pointsReturned,
        ClaimConsent consent,
        String claimedBy,
        Instant claimedAt) {

    /** @param cardNumber as the caller named it */
    ClaimedView view(String cardNumber) {
        return new ClaimedView(
                saleId,
                pointsEarned,
                pointsReturned,
                claimedAt,
                Map.of("sale", "/v1/sales/" + saleId, "balance", "/v1/cards/" + cardNumber + "/balance"));
    }

    ClaimEvidence evidence() {
        return new ClaimEvidence(claimedAt, claimedBy, consent);
    }
}
