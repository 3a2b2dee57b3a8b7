package io.dangol.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.dangol.analytics.kpi.KpiRefusal.DayUnreadable;
import io.dangol.analytics.kpi.KpiRefusal.PeriodReversed;
import io.dangol.platform.problem.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @Test
    void days_stand_for_themselves() {
        assertThat(Period.parse("2010-12-03", "2010-12-04")).isEqualTo(period("2010-12-03", "2010-12-04"));
    }

    @Test
    void months_reach_from_their_first_day_to_their_last() {
        assertThat(Period.parse("2011-12", "2012-02")).isEqualTo(period("2011-12-01", "2012-02-29"));
    }

    @Test
    void both_ends_may_be_open() {
        assertThat(Period.parse(null, null)).isEqualTo(new Period(null, null));
    }

    @Test
    void one_day_is_a_period_and_less_is_none() {
        assertThat(Period.parse("2010-12-03", "2010-12-03")).isEqualTo(period("2010-12-03", "2010-12-03"));
        assertThatThrownBy(() -> Period.parse("2010-12-04", "2010-12-03"))
                .isInstanceOf(PeriodReversed.class)
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.pointers()).containsExactly("/from", "/to"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2010", "2010-13", "2010-02-30", "2010-1-1", "yesterday", "2010-12-01T00:00:00Z"})
    void what_is_no_day_is_refused_and_its_parameter_named(String text) {
        assertThatThrownBy(() -> Period.parse("2010-12", text))
                .isInstanceOf(DayUnreadable.class)
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.pointers()).containsExactly("/to"));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
