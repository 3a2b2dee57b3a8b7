package io.dangol.loyalty.tier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What counts together, and how long a tier lasts that was reached by it.
 *
 * @param months of {@link Kind#ROLLING}
 * @param unit of {@link Kind#CALENDAR}
 */
record Window(Kind kind, @Nullable Integer months, @Nullable Unit unit) {

    /** Months that end with each day, or periods of the calendar that start anew. */
    enum Kind {
        ROLLING,
        CALENDAR
    }

    /** A period of the calendar. */
    enum Unit {
        YEAR(12, 365),
        HALF_YEAR(6, 181),
        QUARTER(3, 90),
        MONTH(1, 28);

        private final int months;
        private final int shortestInDays;

        Unit(int months, int shortestInDays) {
            this.months = months;
            this.shortestInDays = shortestInDays;
        }
    }

    static Window rolling(int months) {
        return new Window(Kind.ROLLING, months, null);
    }

    static Window calendar(Unit unit) {
        return new Window(Kind.CALENDAR, null, unit);
    }

    /** Whether it has what its kind needs, and nothing of the other. */
    boolean clear() {
        return switch (kind) {
            case ROLLING -> months != null && unit == null;
            case CALENDAR -> months == null && unit != null;
        };
    }

    /** No window of this kind is shorter. */
    int shortestInDays() {
        return unit == null ? length() * Unit.MONTH.shortestInDays : unit.shortestInDays;
    }

    /** The first day that counts together with this one. */
    LocalDate first(LocalDate day) {
        return kind == Kind.ROLLING ? day.minusMonths(length()).plusDays(1) : start(day);
    }

    /** The last day of a calendar's period; a rolling window ends with the day itself. */
    LocalDate last(LocalDate day) {
        return kind == Kind.ROLLING ? day : after(start(day).minusDays(1), 1);
    }

    /** Until when what counts from this day on still does: a short month may end before its number comes round. */
    LocalDate countsUntil(LocalDate day) {
        if (kind == Kind.CALENDAR) {
            return last(day);
        }
        LocalDate round = day.plusMonths(length());
        return first(round).isAfter(day) ? round.minusDays(1) : round;
    }

    /** Until when a tier is valid that was reached on this day: so many months on, or to the end of the period after. */
    LocalDate validUntil(LocalDate day) {
        return kind == Kind.ROLLING ? day.plusMonths(length()) : after(last(day), 1);
    }

    /** So many windows after one that ended. */
    LocalDate after(LocalDate end, int windows) {
        if (windows == 0) {
            return end;
        }
        return kind == Kind.ROLLING
                ? end.plusMonths((long) length() * windows)
                : start(end.plusDays(1)).plusMonths((long) length() * windows).minusDays(1);
    }

    private LocalDate start(LocalDate day) {
        int month = day.getMonthValue() - 1;
        return LocalDate.of(day.getYear(), month - month % length() + 1, 1);
    }

    private int length() {
        return unit != null ? unit.months : months == null ? 1 : months;
    }
}
