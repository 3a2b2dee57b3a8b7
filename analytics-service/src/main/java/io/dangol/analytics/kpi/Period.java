package io.dangol.analytics.kpi;

import io.dangol.analytics.kpi.KpiRefusal.DayUnreadable;
import io.dangol.analytics.kpi.KpiRefusal.PeriodReversed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Business days from the first to the last, both inclusive; open where an end is null. */
record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    private static final int MONTH_LENGTH = "2010-12".length();

    /** Each end is a day such as {@code 2010-12-24} or a whole month such as {@code 2010-12}. */
    static Period parse(@Nullable String from, @Nullable String to) {
        Period period =
                new Period(day(from, "/from", month -> month.atDay(1)), day(to, "/to", YearMonth::atEndOfMonth));
        if (period.isReversed()) {
            throw new PeriodReversed(period).at("/from").at("/to");
        }
        return period;
    }

    private boolean isReversed() {
        return from != null && to != null && from.isAfter(to);
    }

    private static @Nullable LocalDate day(
            @Nullable String text, String parameter, Function<YearMonth, LocalDate> ofMonth) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == MONTH_LENGTH ? ofMonth.apply(YearMonth.parse(text)) : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new DayUnreadable().at(parameter);
        }
    }
}
