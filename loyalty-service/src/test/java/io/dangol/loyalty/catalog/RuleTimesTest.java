package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.catalog.RuleTimes.Since;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTimesTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-06-01T00:00:00Z");
    private static final RuleTimes TIMES =
            new RuleTimes(List.of(new Since(1, FIRST), new Since(2, SECOND), new Since(5, SECOND.plusSeconds(60))));

    @Test
    void a_sale_earns_by_the_version_that_was_in_force_when_it_was_sold() {
        assertThat(TIMES.at(FIRST, 5)).isEqualTo(1);
        assertThat(TIMES.at(SECOND.minusNanos(1), 5)).isEqualTo(1);
        assertThat(TIMES.at(SECOND, 5)).isEqualTo(2);
        assertThat(TIMES.at(SECOND.plusSeconds(60), 5)).isEqualTo(5);
    }

    @Test
    void what_was_sold_before_there_were_any_earns_by_those_of_now() {
        assertThat(TIMES.at(FIRST.minusNanos(1), 5)).isEqualTo(5);
        assertThat(RuleTimes.NONE.at(FIRST, 3)).isEqualTo(3);
    }
}
