package io.dangol.customer.permit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of customers made at random: what is told of the future is what the rules then say. */
class EarliestTest {

    private static final String[] ZONES = {"Asia/Seoul", "Europe/Brussels", "America/New_York"};
    private static final String[] CHANNELS = {"SMS", "EMAIL", "KAKAO", "CALL"};
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void the_earliest_moment_is_allowed_and_none_before_it(long seed) {
        Random random = new Random(seed);
        int later = 0;
        for (int trial = 0; trial < 250; trial++) {
            Instant now = START.plus(Duration.ofMinutes(random.nextInt(30_000)));
            Asked asked = anybody(random, now);
            if (asked.at(now) instanceof Refused refused && refused.earliestAt() != null) {
                later++;
                assertEarliest(asked, now, refused.earliestAt(), "seed " + seed + ", trial " + trial);
            }
        }
        assertThat(later).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void as_long_as_a_permit_holds_no_rule_but_a_window_would_refuse_it(long seed) {
        Random random = new Random(seed);
        int permits = 0;
        for (int trial = 0; trial < 250; trial++) {
            Instant now = START.plus(Duration.ofMinutes(random.nextInt(30_000)));
            Asked asked = anybody(random, now);
            if (asked.at(now) instanceof Allowed allowed) {
                permits++;
                for (Instant at = now; at.isBefore(allowed.expiresAt()); at = at.plus(Duration.ofMinutes(7))) {
                    assertThat(asked.obstaclesAt(at))
                            .as("seed %d, trial %d at %s", seed, trial, at)
                            .isEmpty();
                }
            }
        }
        assertThat(permits).isGreaterThan(20);
    }

    private static void assertEarliest(Asked asked, Instant now, Instant earliest, String which) {
        assertThat(asked.obstaclesAt(earliest)).as(which).isEmpty();
        assertThat(asked.obstaclesAt(earliest.minusNanos(1_000))).as(which).isNotEmpty();
        Duration step = Duration.between(now, earliest).dividedBy(50).plusNanos(1);
        for (Instant at = now; at.isBefore(earliest); at = at.plus(step)) {
            assertThat(asked.obstaclesAt(at)).as("%s at %s", which, at).isNotEmpty();
        }
    }

    private static Asked anybody(Random random, Instant now) {
        Asked asked = Asked.nothing()
                .channel(CHANNELS[random.nextInt(CHANNELS.length)])
                .zone(ZONES[random.nextInt(ZONES.length)])
                .under(random.nextBoolean() ? "KR" : "EU")
                .agreedTo("MARKETING", now.minus(Duration.ofDays(random.nextInt(700))));
        if (random.nextInt(4) == 0) {
            asked = asked.agreedTo("MARKETING_NIGHT", now.minus(Duration.ofDays(1)));
        }
        for (int contacts = random.nextInt(7); contacts > 0; contacts--) {
            asked = asked.contacted(
                    "MARKETING",
                    CHANNELS[random.nextInt(CHANNELS.length)],
                    now.minus(Duration.ofMinutes(random.nextInt(30 * 24 * 60))));
        }
        return asked;
    }
}
