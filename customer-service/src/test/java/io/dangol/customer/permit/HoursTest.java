package io.dangol.customer.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quiet hours by the recipient's clock on the wall, also where that is put forward or back. */
class HoursTest {

    private static final Hours NIGHT = hours("21:00", "08:00");

    @ParameterizedTest
    @CsvSource({
        // In Seoul it is nine hours later.
        "Asia/Seoul, 2026-06-01T11:59:59.999999Z, false",
        "Asia/Seoul, 2026-06-01T12:00:00Z, true",
        "Asia/Seoul, 2026-06-01T22:59:59.999999Z, true",
        "Asia/Seoul, 2026-06-01T23:00:00Z, false",
        // The same moment elsewhere.
        "America/Los_Angeles, 2026-06-01T12:00:00Z, true",
        "Europe/Brussels, 2026-06-01T12:00:00Z, false",
        // Half an hour beside the full one.
        "Asia/Kolkata, 2026-06-01T15:29:59Z, false",
        "Asia/Kolkata, 2026-06-01T15:30:00Z, true"
    })
    void the_night_is_that_of_the_recipient(String zone, Instant at, boolean night) {
        assertThat(NIGHT.include(at, ZoneId.of(zone))).isEqualTo(night);
    }

    @ParameterizedTest
    @CsvSource({
        // A night of seven hours' sleep less: clocks go from 2 to 3 on 29 March.
        "21:00, 08:00, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
        // Of one more: from 3 to 2 on 25 October.
        "21:00, 08:00, 2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z",
        // The end is a time that this day does not have.
        "21:00, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z",
        // It is one that this day has twice: the first, and for who asks after that the second.
        "21:00, 02:30, 2026-10-24T22:00:00Z, 2026-10-25T00:30:00Z",
        "21:00, 02:30, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
        // Clocks that go back leave hours that have just begun.
        "02:30, 08:00, 2026-10-25T00:40:00Z, 2026-10-25T01:00:00Z"
    })
    void the_end_is_the_wall_s(LocalTime from, LocalTime to, Instant at, Instant end) {
        Hours hours = new Hours(from, to, Set.of());

        assertThat(hours.endAfter(at, ZoneId.of("Europe/Brussels"))).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "21:00, 08:00, 2026-10-25T07:00:00Z, 2026-10-25T20:00:00Z",
        "02:30, 08:00, 2026-03-29T00:59:00Z, 2026-03-29T01:00:00Z",
        // Free for half an hour, and then clocks go back into the hours.
        "21:00, 02:30, 2026-10-25T00:35:00Z, 2026-10-25T01:00:00Z"
    })
    void the_beginning_is_too(LocalTime from, LocalTime to, Instant at, Instant start) {
        Hours hours = new Hours(from, to, Set.of());

        assertThat(hours.startAfter(at, ZoneId.of("Europe/Brussels"))).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void from_any_moment_to_the_next_border_nothing_changes_and_at_it_all_does(long seed) {
        Random random = new Random(seed);
        String[] zones = {"Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Asia/Seoul", "America/St_Johns"
        };
        for (int trial = 0; trial < 400; trial++) {
            ZoneId zone = ZoneId.of(zones[random.nextInt(zones.length)]);
            Hours hours = new Hours(
                    LocalTime.of(random.nextInt(12), 10 * random.nextInt(6)),
                    LocalTime.of(12 + random.nextInt(12), 10 * random.nextInt(6)),
                    Set.of());
            Hours wanted = random.nextBoolean() ? hours : new Hours(hours.to(), hours.from(), Set.of());
            Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(527_040)));
            assertBorder(wanted, at, zone, "seed " + seed + ", trial " + trial);
        }
    }

    private static void assertBorder(Hours hours, Instant at, ZoneId zone, String which) {
        boolean within = hours.include(at, zone);
        Instant border = within ? hours.endAfter(at, zone) : hours.startAfter(at, zone);

        assertThat(border).as(which).isAfter(at);
        for (Instant moment = at; moment.isBefore(border); moment = moment.plus(Duration.ofMinutes(5))) {
            assertThat(hours.include(moment, zone))
                    .as("%s at %s", which, moment)
                    .isEqualTo(within);
        }
        assertThat(hours.include(border.minusNanos(1), zone)).as(which).isEqualTo(within);
        assertThat(hours.include(border, zone)).as(which).isEqualTo(!within);
    }

    @Test
    void a_channel_may_be_excepted() {
        Hours hours = new Hours(LocalTime.of(21, 0), LocalTime.of(8, 0), Set.of("EMAIL"));

        assertThat(hours.concern("EMAIL")).isFalse();
        assertThat(hours.concern("SMS")).isTrue();
    }

    private static Hours hours(String from, String to) {
        return new Hours(LocalTime.parse(from), LocalTime.parse(to), Set.of());
    }
}
