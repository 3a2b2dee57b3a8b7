package io.dangol.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateDigitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"1990-03-07", "19900307", "1990.3.7", "1990/03/07", "1990년 3월 7일", "7.3.1990", "07/03/1990"})
    void every_spelling_of_a_day_is_one(String written) {
        assertThat(DateDigits.of(written)).contains("19900307");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1970-01-01", "0000-00-00", "11111111", ""})
    void what_stands_for_no_day_is_none(String written) {
        assertThat(DateDigits.of(written)).isEmpty();
    }

    @Test
    void a_day_that_no_calendar_has_is_compared_all_the_same() {
        assertThat(DateDigits.of("19903107")).contains("19903107");
    }
}
