package io.dangol.loyalty.bonuscampaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.bonuscampaign.ForecastApi.Expectation;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Funding.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final UUID DEALER = new UUID(0, 1);
    private static final UUID HEADQUARTERS = new UUID(0, 2);
    private static final Funding HALF_EACH = new Funding(List.of(new Share(DEALER, 50), new Share(HEADQUARTERS, 50)));
    private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void as_many_points_a_day_as_in_the_past_and_half_of_them_are_the_dealers() {
        Expectation expected = forecast(1_000_000, "0.5").of(9_000, HALF_EACH, DEALER, FROM, after(30));

        assertThat(expected).isEqualTo(new Expectation(3_000, 1_500, false, 1_500L, 750L));
    }

    @Test
    void the_budget_ends_it() {
        Expectation expected = forecast(2_000, "0.5").of(9_000, HALF_EACH, DEALER, FROM, after(30));

        assertThat(expected).isEqualTo(new Expectation(2_000, 1_000, true, 1_000L, 500L));
    }

    @Test
    void half_a_point_is_one_and_a_campaign_that_is_over_gives_none() {
        assertThat(forecast(100, "1").of(45, HALF_EACH, DEALER, FROM, after(1)).points())
                .isEqualTo(1);
        assertThat(forecast(100, "1").of(44, HALF_EACH, DEALER, FROM, after(1)).points())
                .isZero();
        assertThat(forecast(100, "1").of(45, HALF_EACH, DEALER, FROM, after(-1)).points())
                .isZero();
    }

    @Test
    void without_a_value_of_points_there_is_no_money() {
        Expectation expected = new Forecast(90, 100, null).of(90, Funding.by(DEALER), DEALER, FROM, after(90));

        assertThat(expected).isEqualTo(new Expectation(90, 90, false, null, null));
    }

    private static Forecast forecast(long most, String value) {
        return new Forecast(90, most, new BigDecimal(value));
    }

    private static Instant after(int days) {
        return FROM.plus(Duration.ofDays(days));
    }
}
