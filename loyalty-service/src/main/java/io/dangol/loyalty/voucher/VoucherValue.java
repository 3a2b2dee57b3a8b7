package io.dangol.loyalty.voucher;

import io.dangol.loyalty.voucher.VoucherRefusal.ValueUnclear;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a voucher takes off, as it is asked for and shown. */
@Schema(
        name = "VoucherValue",
        description = "AMOUNT says amountOff; PERCENT says percentOff and perhaps mostOff; FREE_ITEM says sku")
public record VoucherValue(
        @NotNull Discount.Kind kind,

        @Nullable @Min(1) @Max(MOST) @Schema(examples = "500", description = "In minor units of the programme's currency")
        Long amountOff,

        @Nullable @Min(1) @Max(100) @Schema(description = "Rounded down to the minor unit")
        Integer percentOff,

        @Nullable @Min(1) @Max(MOST) @Schema(description = "In minor units; absent: no cap")
        Long mostOff,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = PRINTABLE) @Schema(description = "One piece of it is free, the cheapest where there are several")
        String sku,

        @Nullable @Min(1) @Max(MOST) @Schema(description = "What must be bought, in minor units; absent: anything")
        Long minimumTotal,

        @Nullable @Schema(description = "true: only with a card of the member who got it")
        Boolean personal) {

    /** The largest amount, in minor units: sums of thousands still fit into 64 bits. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** What can be written down: PostgreSQL keeps no NUL, and nobody prints control characters. */
    public static final String PRINTABLE = "^[^\\u0000-\\u001F\\u007F]*$";

    /** One spelling for one content. */
    public VoucherValue {
        personal = Boolean.TRUE.equals(personal) ? true : null;
    }

    public static VoucherValue of(VoucherTerms terms) {
        Discount discount = terms.discount();
        return new VoucherValue(
                discount.kind(),
                discount.amountOff(),
                discount.percentOff(),
                discount.mostOff(),
                discount.sku(),
                terms.minimumTotal(),
                terms.personal());
    }

    /** @throws ValueUnclear 422 unless it says what its kind needs, and nothing else */
    Discount discount(String pointer) {
        Discount discount = new Discount(kind, amountOff, percentOff, mostOff, sku);
        if (!discount.isClear()) {
            throw new ValueUnclear(kind).at(pointer);
        }
        return discount;
    }

    boolean isPersonal() {
        return Boolean.TRUE.equals(personal);
    }
}
