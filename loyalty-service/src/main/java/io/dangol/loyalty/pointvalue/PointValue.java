package io.dangol.loyalty.pointvalue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a point of a programme is worth from a day on.
 *
 * @param since a day in the programme's zone
 * @param value in minor units of the programme's currency
 * @param redemptionRate which share of the points is expected to be used, from 0 to 1
 */
public record PointValue(
        UUID id,
        UUID programId,
        LocalDate since,
        BigDecimal value,
        BigDecimal redemptionRate,
        String recordedBy,
        Instant recordedAt) {

    boolean says(BigDecimal otherValue, BigDecimal otherRate) {
        return value.compareTo(otherValue) == 0 && redemptionRate.compareTo(otherRate) == 0;
    }
}
