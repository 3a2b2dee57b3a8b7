package io.dangol.loyalty.coupon;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.voucher.Basket;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.VoucherTerms;
import io.dangol.loyalty.voucher.VoucherValue;
import io.dangol.platform.http.Located;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. A code is sent in a body and never shown. */
final class CouponApi {

    private static final long MOST = VoucherValue.MOST;
    private static final int DEFAULT_SECONDS = 900;
    private static final String CODE = "^[A-Za-z0-9 -]{16,60}$";

    private CouponApi() {}

    @Schema(name = "BasketLine", description = "One article that is about to be paid")
    record LineRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "85123A")
            String sku,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 3) @Schema(examples = "2")
            BigDecimal quantity,

            @NotNull @Min(0) @Max(MOST) @Schema(examples = "510", description = "Of the whole line, in minor units")
            Long amount) {

        Basket.Item item() {
            return new Basket.Item(sku, quantity, amount);
        }
    }

    /** What both validate and reserve ask. */
    record Use(
            String code,
            String storeCode,
            String currency,
            @Nullable String cardNumber,
            Basket basket) {}

    @Schema(
            name = "ValidateVoucher",
            description = "Whether a voucher can be used there and now, and what it would take off")
    record Validate(
            @NotNull @Pattern(regexp = CODE) @Schema(examples = "SPRING-7K2M-94XQ-ZR3T-0H5V")
            String code,

            @NotBlank @Size(max = 100) @Schema(examples = "UK-01")
            String storeCode,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "GBP")
            String currency,

            @NotNull @Min(1) @Max(MOST) @Schema(examples = "1530")
            Long totalAmount,

            @Nullable @Size(max = 5_000) List<@Valid @NotNull LineRequest> lines,

            @Nullable @Pattern(regexp = Members.CARD_NUMBER) @Schema(description = "For a voucher that is personal", examples = "17850")
            String cardNumber) {

        Use use() {
            return new Use(code, storeCode, currency, cardNumber, basket(totalAmount, lines));
        }
    }

    @Schema(name = "ReserveVoucher", description = "Store and reference name it for ever")
    record Reserve(
            @NotNull @Pattern(regexp = CODE) @Schema(examples = "SPRING-7K2M-94XQ-ZR3T-0H5V")
            String code,

            @NotBlank @Size(max = 100) @Schema(examples = "UK-01")
            String storeCode,

            @NotBlank @Size(max = 100) @Pattern(regexp = VoucherValue.PRINTABLE) @Schema(examples = "536365-voucher")
            String reference,

            @Nullable @Size(max = 100) @Pattern(regexp = VoucherValue.PRINTABLE) @Schema(examples = "536365")
            String receiptNumber,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "GBP")
            String currency,

            @NotNull @Min(1) @Max(MOST) @Schema(examples = "1530")
            Long totalAmount,

            @Nullable @Size(max = 5_000) List<@Valid @NotNull LineRequest> lines,

            @Nullable @Pattern(regexp = Members.CARD_NUMBER) @Schema(description = "For a voucher that is personal", examples = "17850")
            String cardNumber,

            @Nullable @Min(1) @Max(86_400) @Schema(description = "Default 900")
            Integer expiresInSeconds) {

        Use use() {
            return new Use(code, storeCode, currency, cardNumber, basket(totalAmount, lines));
        }

        int seconds() {
            return expiresInSeconds == null ? DEFAULT_SECONDS : expiresInSeconds;
        }

        /** The same code however it was typed, and not to be read in what is kept of it. */
        Reserve naming(String codeHash) {
            return new Reserve(
                    codeHash, storeCode, reference, receiptNumber, currency, totalAmount, lines, cardNumber, seconds());
        }
    }

    @Schema(name = "VoucherQuote")
    record QuoteView(
            UUID voucherId,

            @Schema(description = "What it would take off, in minor units")
            long discount,

            @Schema(description = "What would be left to pay, in minor units")
            long payable,

            String currency,
            VoucherValue value,

            @Schema(description = "Absent: for ever") @Nullable Instant validUntil) {

        static QuoteView of(Voucher voucher, VoucherTerms terms, long total, long discount) {
            return new QuoteView(
                    voucher.id(),
                    discount,
                    total - discount,
                    terms.currency(),
                    VoucherValue.of(terms),
                    voucher.validUntil());
        }
    }

    @Schema(name = "VoucherReservation")
    record ReservationView(
            UUID reservationId,
            UUID voucherId,
            String storeCode,
            String reference,
            @Nullable String receiptNumber,
            Reservation.Status status,
            String currency,
            long totalAmount,

            @Schema(description = "What it takes off, in minor units")
            long discount,

            @Schema(description = "What is left to pay, in minor units")
            long payable,

            Instant expiresAt)
            implements Located {

        static ReservationView of(Reservation reservation, Instant now) {
            return new ReservationView(
                    reservation.id(),
                    reservation.voucherId(),
                    reservation.storeCode(),
                    reservation.reference(),
                    reservation.receiptNumber(),
                    reservation.statusAt(now),
                    reservation.currency(),
                    reservation.total(),
                    reservation.discount(),
                    reservation.total() - reservation.discount(),
                    reservation.expiresAt());
        }

        @Override
        public String location() {
            return "/v1/vouchers/reservations/" + reservationId;
        }
    }

    private static Basket basket(long total, @Nullable List<LineRequest> lines) {
        return new Basket(
                total,
                lines == null
                        ? List.of()
                        : lines.stream().map(LineRequest::item).toList());
    }
}
