package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Members;
import io.dangol.platform.http.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shapes on the wire: a receipt without a card that a member takes into its own. */
final class ReceiptClaimApi {

    private ReceiptClaimApi() {}

    @Schema(name = "ReceiptClaimOffer", description = "With this a member takes the sale into its own card, once")
    record ClaimOffer(
            @Schema(examples = "7K2M-Q4PX-9D3T", description = "To be printed on the receipt")
            String code,

            Instant until) {}

    @Schema(name = "ClaimReceipt", description = "A receipt's code, and the card that its sale goes to")
    record ClaimRequest(
            @NotBlank @Size(max = 40) @Schema(examples = "7K2M-Q4PX-9D3T")
            String code,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850")
            String cardNumber,

            @NotNull @Valid ClaimConsent consent) {}

    @Schema(name = "ReceiptClaimConsent", description = "What the customer agreed to, kept as evidence")
    record ClaimConsent(
            @NotBlank @Size(max = 100) @Schema(examples = "receipt-claim-2026-01")
            String version,

            @NotNull @Pattern(regexp = "^[0-9a-f]{64}$") @Schema(description = "SHA-256 of the text, in hexadecimal")
            String textHash,

            @NotNull Instant at) {}

    @Schema(name = "ClaimedReceipt", description = "A sale that is the member's from now on")
    record ClaimedView(
            UUID saleId,
            long pointsEarned,

            @Schema(description = "Of those, for what had come back before")
            long pointsReturned,

            Instant claimedAt,
            Map<String, String> links)
            implements Located {

        @Override
        public String location() {
            return "/v1/sales/" + saleId;
        }
    }

    @Schema(name = "ClaimEvidence", description = "That a member took the sale into its card, and what it agreed to")
    record ClaimEvidence(Instant claimedAt, String claimedBy, ClaimConsent consent) {}
}
