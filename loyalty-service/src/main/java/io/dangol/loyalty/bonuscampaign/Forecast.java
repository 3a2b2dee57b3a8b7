package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.ForecastApi.Expectation;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.pointvalue.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From what a rule would have given in the days that were looked at to what the campaign is expected to give: as many
 * points a day, and never more than the budget.
 *
 * @param days that were looked at
 * @param most points that the partner's stores may still give
 * @param value of a point in minor units; null: nobody has said what it is worth
 */
record Forecast(int days, long most, @Nullable BigDecimal value) {

    /** @param points that the rule would have given in those days */
    Expectation of(long points, Funding funding, UUID partnerId, Instant from, Instant until) {
        long expected = Math.min(most, during(points, Duration.between(from, until)));
        long own = funding.between(0, expected).stream()
                .filter(part -> part.funderId().equals(partnerId))
                .mapToLong(Part::points)
                .sum();
        return new Expectation(expected, own, expected == most, money(expected), money(own));
    }

    /** Half a point and more is one. */
    private long during(long points, Duration period) {
        if (period.isNegative()) {
            return 0;
        }
        BigInteger looked = BigInteger.valueOf(Duration.ofDays(days).toSeconds());
        BigInteger expected = BigInteger.valueOf(points)
                .multiply(BigInteger.valueOf(period.toSeconds()))
                .multiply(BigInteger.TWO)
                .add(looked)
                .divide(looked.multiply(BigInteger.TWO));
        return expected.min(BigInteger.valueOf(most)).longValueExact();
    }

    private @Nullable Long money(long points) {
        return value == null ? null : Decimals.whole(value.multiply(BigDecimal.valueOf(points)));
    }
}
