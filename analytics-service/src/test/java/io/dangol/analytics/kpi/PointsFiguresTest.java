package io.dangol.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PointsFiguresTest {

    @Test
    void what_the_ledger_signs_is_shown_positive_and_outstanding_is_the_rest() {
        PointsFigures points = PointsFigures.of(
                Map.of("EARNED", 100L, "RETURNED", -20L, "REDEEMED", -30L, "VOIDED", 5L, "EXPIRED", -4L));

        assertThat(points).isEqualTo(new PointsFigures(100, 20, 30, 5, 4, 51));
    }

    @Test
    void a_kind_that_is_new_still_counts_towards_what_is_outstanding() {
        assertThat(PointsFigures.of(Map.of("EARNED", 100L, "DONATED", -40L)))
                .isEqualTo(new PointsFigures(100, 0, 0, 0, 0, 60));
    }
}
