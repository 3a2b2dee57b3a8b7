package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimOffer;
import io.dangol.loyalty.terminal.TerminalDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. Amounts are integers in minor units of the currency. */
final class SaleApi {

    /** The largest amount of a line or a receipt, in minor units: sums of thousands still fit into 64 bits. */
    static final long MOST = 1_000_000_000_000_000L;

    /** Who served, by the till's own id: too short and too plain for a name with its parts. */
    static final String CASHIER = "^[A-Za-z0-9._-]{1,32}$";

    private static final int FEW_DIGITS = 20;

    private SaleApi() {}

    /** Without zeros at its end. A number of a billion digits stays short: it is refused later. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -FEW_DIGITS ? stripped.setScale(0) : stripped;
    }

    @Schema(name = "RecordSale", description = "A sale as the till saw it; store and receipt number name it for ever")
    record SaleRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "UK-01")
            String storeCode,

            @Nullable @Size(max = 100) @Schema(examples = "T1")
            String terminalId,

            @NotBlank @Size(max = 100) @Schema(examples = "536365")
            String receiptNumber,

            @NotNull @Schema(examples = "2010-12-01T08:26:00Z")
            Instant soldAt,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "GBP")
            String currency,

            @Nullable @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850", description = "Absent: anonymous")
            String cardNumber,

            @JsonInclude(JsonInclude.Include.NON_NULL) // Before there were channels, receipts were hashed without.
            @Nullable @Pattern(regexp = "^[A-Z][A-Z_]{0,29}$") @Schema(examples = "STORE", description = "By which it came, as rules name it")
            String channel,

            @JsonInclude(JsonInclude.Include.NON_NULL) // Nor did they say their place.
            @Nullable @Min(1) @Max(TerminalDocument.LAST_NUMBER) @Schema(
                    examples = "4711",
                    description = "Which sale or return of the terminal it is, counted from 1 without a gap")
            Long sequenceNumber,

            @NotNull @Size(min = 1, max = 5_000) List<@Valid @NotNull LineRequest> lines,

            @NotNull @Min(0) @Max(MOST) @Schema(examples = "1530")
            Long totalAmount,

            @JsonInclude(JsonInclude.Include.NON_NULL) // As above.
            @Nullable @Valid CoalitionCard coalition,

            @JsonInclude(JsonInclude.Include.NON_NULL) // As above.
            @Nullable @Pattern(regexp = CASHIER) @Schema(examples = "op-17", description = "The till's own id of who served, never a name")
            String cashier,

            @JsonInclude(JsonInclude.Include.NON_NULL) // As above.
            @Nullable @Pattern(regexp = "^[A-Z][A-Z_]{0,29}$") @Schema(examples = "CASH", description = "How most of it was paid, as fraud rules name it")
            String tender) {

        SaleRequest withoutCoalition() {
            return as(receiptNumber);
        }

        /** Under that number, and without a coalition's card. */
        SaleRequest as(String number) {
            return with(number, null, cashier);
        }

        /** Who served is for those who look into it. */
        SaleRequest withoutCashier() {
            return with(receiptNumber, coalition, null);
        }

        private SaleRequest with(String number, @Nullable CoalitionCard shown, @Nullable String served) {
            return new SaleRequest(
                    storeCode,
                    terminalId,
                    number,
                    soldAt,
                    currency,
                    cardNumber,
                    channel,
                    sequenceNumber,
                    lines,
                    totalAmount,
                    shown,
                    served,
                    tender);
        }
    }

    @Schema(
            name = "SaleLine",
            description = "amount = quantity × unitPrice − discountAmount, half-even to the minor unit")
    record LineRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "85123A")
            String sku,

            @Nullable @Size(max = 500) String description,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 3) @Schema(examples = "6")
            BigDecimal quantity,

            @Nullable @Min(0) @Max(MOST) @Schema(examples = "255", description = "Absent where it is not a whole number of minor units")
            Long unitPrice,

            @Nullable @Min(0) @Max(MOST) Long discountAmount,

            @NotNull @Min(0) @Max(MOST) @Schema(examples = "1530")
            Long amount) {

        /** One spelling for one content: 6.0 is 6, and a discount of 0 is none. */
        LineRequest {
            quantity = plain(quantity);
            discountAmount = discountAmount != null && discountAmount == 0 ? null : discountAmount;
        }
    }

    @Schema(name = "RecordedSale")
    record SaleView(
            UUID saleId,
            String status,
            boolean identified,
            long pointsEarned,
            @Nullable BalanceView balance,
            @Nullable ClaimOffer claim,
            Map<String, String> links) {}

    @Schema(name = "Balance", description = "Points: available now, pending until their day, held for open redemptions")
    record BalanceView(long available, long pending, long held) {}

    @Schema(name = "ReturnOfSale", description = "What comes back of a sale; amounts are positive")
    record ReturnOfSale(
            @NotBlank @Size(max = 100) String storeCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) // Not told once, when returns were hashed already.
            @Nullable @Size(max = 100) String terminalId,

            @JsonInclude(JsonInclude.Include.NON_NULL) // As above.
            @Nullable @Min(1) @Max(TerminalDocument.LAST_NUMBER) @Schema(
                    examples = "4711",
                    description = "Which sale or return of the terminal it is, counted from 1 without a gap")
            Long sequenceNumber,

            @NotBlank @Size(max = 100) String receiptNumber,
            @NotNull Instant returnedAt,
            @NotNull @Size(min = 1, max = 5_000) List<@Valid @NotNull ReturnedPart> lines,

            @Nullable @Min(0) @Max(MOST) @Schema(examples = "510", description = "If it is said, it has to be the lines' sum")
            Long totalAmount) {

        /** Whether what the till adds up can be looked at before the sale is. */
        boolean isAddedUp() {
            return totalAmount != null && lines.stream().allMatch(part -> part.amount() != null);
        }
    }

    @Schema(
            name = "ReturnedLine",
            description = "Of which line of the sale, and how much of it: by amount, by quantity, or all that is left")
    record ReturnedPart(
            @NotNull @Min(1) Integer lineNumber,

            @Nullable @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 3) @Schema(examples = "2")
            BigDecimal quantity,

            @Nullable @Min(0) @Max(MOST) @Schema(
                    examples = "510",
                    description =
                            "Absent: what the quantity was sold for, as far as it is left of the line; with the last of it, or without a quantity, all that is left")
            Long amount) {

        ReturnedPart {
            quantity = plain(quantity);
        }
    }

    @Schema(
            name = "ReturnWithoutSale",
            description = "Goods that come back without a sale being named; amounts are positive")
    record ReturnWithoutSale(
            @NotBlank @Size(max = 100) String storeCode,
            @Nullable @Size(max = 100) String terminalId,

            @NotBlank @Size(max = 100) @Schema(examples = "C536379")
            String receiptNumber,

            @NotNull Instant returnedAt,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @Nullable @Pattern(regexp = Members.CARD_NUMBER) String cardNumber,

            @JsonInclude(JsonInclude.Include.NON_NULL) // Before terminals counted, returns were hashed without.
            @Nullable @Min(1) @Max(TerminalDocument.LAST_NUMBER) @Schema(
                    examples = "4711",
                    description = "Which sale or return of the terminal it is, counted from 1 without a gap")
            Long sequenceNumber,

            @NotNull @Size(min = 1, max = 5_000) List<@Valid @NotNull LineRequest> lines,
            @NotNull @Min(0) @Max(MOST) Long totalAmount) {}

    @Schema(name = "RecordedReturn")
    record ReturnView(
            UUID returnId,
            @Nullable UUID saleId,
            String status,
            boolean identified,
            long pointsReturned,

            @Schema(description = "Of the points that paid for the sale, how many came back with this return")
            long pointsGivenBack,

            @Nullable BalanceView balance,
            Map<String, String> links) {}
}
