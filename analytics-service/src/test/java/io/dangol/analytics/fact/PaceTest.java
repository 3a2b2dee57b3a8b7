package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Pace pace = new Pace();

    @Test
    void nothing_folded_is_no_pace() {
        assertThat(pace.perSecond()).isEqualByComparingTo("0");
    }

    @Test
    void the_pace_is_events_over_the_time_that_they_took() {
        pace.add(NOON, NOON.plusMillis(200), 300);
        pace.add(NOON.plusMillis(300), NOON.plusMillis(400), 500);

        assertThat(pace.perSecond()).isEqualByComparingTo("2000");
    }

    @Test
    void idle_time_does_not_lower_it() {
        pace.add(NOON, NOON.plusMillis(500), 1000);

        assertThat(pace.perSecond()).isEqualByComparingTo("2000");
    }

    @Test
    void a_break_of_two_seconds_is_still_the_same_stretch() {
        pace.add(NOON, NOON.plusSeconds(1), 900);
        pace.add(NOON.plusSeconds(3), NOON.plusSeconds(4), 900);

        assertThat(pace.perSecond()).isEqualByComparingTo("450");
    }

    @Test
    void a_longer_break_starts_anew() {
        pace.add(NOON, NOON.plusSeconds(1), 900);
        pace.add(NOON.plusMillis(3001), NOON.plusMillis(4001), 7);

        assertThat(pace.perSecond()).isEqualByComparingTo("7");
    }
}
