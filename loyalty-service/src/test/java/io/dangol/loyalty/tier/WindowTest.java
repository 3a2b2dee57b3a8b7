package io.dangol.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 12, 13})
    void a_day_counts_as_long_as_it_is_within_the_window_of_a_day(int months) {
        Window rolling = Window.rolling(months);
        LocalDate end = LocalDate.parse("2029-01-01");
        for (LocalDate day = LocalDate.parse("2027-01-01"); day.isBefore(end); day = day.plusDays(1)) {
            LocalDate last = rolling.countsUntil(day);

            assertThat(rolling.first(last)).as("%s until %s", day, last).isBeforeOrEqualTo(day);
            assertThat(rolling.first(last.plusDays(1)))
                    .as("%s until %s", day, last)
                    .isAfter(day);
        }
    }
}
