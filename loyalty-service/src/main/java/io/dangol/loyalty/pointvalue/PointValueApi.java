package io.dangol.loyalty.pointvalue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class PointValueApi {

    private PointValueApi() {}

    @Schema(name = "PutPointValue")
    record Request(
            @NotNull @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 6) @Schema(examples = "0.5")
            BigDecimal value,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Schema(examples = "0.9", defaultValue = "1")
            BigDecimal expectedRedemptionRate) {

        BigDecimal rate() {
            return expectedRedemptionRate == null ? BigDecimal.ONE : expectedRedemptionRate;
        }
    }

    @Schema(name = "PointValue")
    record PointValueView(
            LocalDate since,
            BigDecimal value,
            BigDecimal expectedRedemptionRate,
            String currency,
            String recordedBy,
            Instant recordedAt) {

        static PointValueView of(PointValue value, String currency) {
            return new PointValueView(
                    value.since(),
                    Decimals.plain(value.value()),
                    Decimals.plain(value.redemptionRate()),
                    currency,
                    value.recordedBy(),
                    value.recordedAt());
        }
    }
}
