package io.dangol.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.Identity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void the_total_is_the_sum_of_the_parts() {
        Split split = new Split(Map.of(
                Identity.IDENTIFIED, new Figures(1, 100, 0, 0),
                Identity.CARDED, new Figures(2, 50, 1, 20),
                Identity.ANONYMOUS, new Figures(3, 7, 0, 0)));

        assertThat(split.total()).isEqualTo(new Figures(6, 157, 1, 20));
        assertThat(split.total().net()).isEqualTo(137);
    }

    @Test
    void a_part_that_is_missing_is_nothing() {
        assertThat(new Split(Map.of()).of(Identity.CARDED)).isEqualTo(Figures.NONE);
    }

    @Test
    void a_share_has_six_decimals_and_is_rounded_half_even() {
        assertThat(share(1, 3)).hasToString("0.333333");
        assertThat(share(2, 3)).hasToString("0.666667");
        assertThat(share(5, 10_000_000)).hasToString("0.000000");
        assertThat(share(15, 10_000_000)).hasToString("0.000002");
        assertThat(share(3, 3)).hasToString("1.000000");
        assertThat(share(0, 3)).hasToString("0.000000");
    }

    @Test
    void of_nothing_there_is_no_share() {
        assertThat(new Split(Map.of()).identifiedShare(Figures::gross)).isEmpty();
    }

    @Test
    void of_a_total_that_returns_ate_up_there_is_no_share() {
        Split split = new Split(Map.of(Identity.IDENTIFIED, new Figures(1, 100, 1, 100)));

        assertThat(split.identifiedShare(Figures::net)).isEmpty();
        assertThat(split.identifiedShare(Figures::gross))
                .hasValueSatisfying(share -> assertThat(share).hasToString("1.000000"));
    }

    private static Object share(long identified, long total) {
        Split split = new Split(Map.of(
                Identity.IDENTIFIED, new Figures(0, identified, 0, 0),
                Identity.ANONYMOUS, new Figures(0, total - identified, 0, 0)));
        return split.identifiedShare(Figures::gross).orElseThrow();
    }
}
