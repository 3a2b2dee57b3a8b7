package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.demo.Query.Wanted;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final Query query = new Query("sum by (code, kind) (rate(a_total{code=~\"busy|lo.t\",kind!=\"x\"}[5m]))"
            + " / sum(rate(b_seconds_count[5m])) > 0.1 and up{job=\"dangol\"} == 1");

    @Test
    void it_names_figures_labels_and_values() {
        assertThat(query.metrics()).containsExactly("a_total", "b_seconds_count", "up");
        assertThat(query.groupedBy()).containsExactly("code", "kind");
        assertThat(query.wanted())
                .containsExactly(
                        new Wanted("a_total", "code", "busy", true),
                        new Wanted("a_total", "code", "lo.t", true),
                        new Wanted("a_total", "kind", "x", false),
                        new Wanted("up", "job", "dangol", false));
    }

    @Test
    void a_value_is_there_as_it_is_and_a_pattern_if_it_fits_one() {
        assertThat(new Wanted("a", "code", "lo.t", true).isAmong(Set.of("lost")))
                .isTrue();
        assertThat(new Wanted("a", "code", "los", true).isAmong(Set.of("lost"))).isFalse();
        assertThat(new Wanted("a", "code", "lo.t", false).isAmong(Set.of("lost")))
                .isFalse();
        assertThat(new Wanted("a", "code", "lost", false).isAmong(Set.of("lost")))
                .isTrue();
    }
}
