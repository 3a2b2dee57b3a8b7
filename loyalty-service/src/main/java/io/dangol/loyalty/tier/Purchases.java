package io.dangol.loyalty.tier;

import io.dangol.loyalty.tier.TierScheme.Measure;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a member bought, day by day, less what came back. What comes back of a sale is no part of that sale's day any
 * more; what comes back without its receipt comes off the latest purchases before it.
 */
final class Purchases {

    /**
     * A day of a member.
     *
     * @param amount in minor units, what came back of its sales taken off, whenever it did
     * @param points earned by its sales, what went back of them taken off
     * @param amountBack what came back on this day without a receipt
     * @param pointsBack the points of that
     */
    record Day(LocalDate day, long amount, long points, long amountBack, long pointsBack) {}

    private final List<LocalDate> days;
    private final long[] amounts;
    private final long[] points;

    Purchases(List<Day> ofMember) {
        List<Day> sorted =
                ofMember.stream().sorted(Comparator.comparing(Day::day)).toList();
        this.days = sorted.stream().map(Day::day).toList();
        this.amounts = left(
                sorted.stream().mapToLong(Day::amount).toArray(),
                sorted.stream().mapToLong(Day::amountBack).toArray());
        this.points = left(
                sorted.stream().mapToLong(Day::points).toArray(),
                sorted.stream().mapToLong(Day::pointsBack).toArray());
    }

    private static long[] left(long[] bought, long[] back) {
        for (int day = 0; day < bought.length; day++) {
            long open = back[day];
            for (int from = day; open > 0 && from >= 0; from--) {
                long taken = Math.min(open, bought[from]);
                bought[from] -= taken;
                open -= taken;
            }
        }
        return bought;
    }

    /** Those on which something was bought that counts. */
    List<LocalDate> days(Measure measure) {
        return IntStream.range(0, days.size())
                .filter(i -> value(measure, i) > 0)
                .mapToObj(days::get)
                .toList();
    }

    /** The first from this one on. */
    Optional<LocalDate> firstDay(Measure measure, LocalDate from) {
        return days(measure).stream().filter(day -> !day.isBefore(from)).findFirst();
    }

    /** Where a store's day has begun and the programme's has not, what was bought there counts at once. */
    LocalDate asOf(LocalDate today) {
        return days.isEmpty() || days.get(days.size() - 1).isBefore(today) ? today : days.get(days.size() - 1);
    }

    /** Of these days, both included. */
    long figure(Measure measure, LocalDate first, LocalDate last) {
        long figure = 0;
        for (int i = place(first); i < days.size() && !days.get(i).isAfter(last); i++) {
            figure += value(measure, i);
        }
        return figure;
    }

    private int place(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        return found >= 0 ? found : -found - 1;
    }

    private long value(Measure measure, int i) {
        return switch (measure) {
            case SPEND -> amounts[i];
            case POINTS -> points[i];
            case VISITS -> amounts[i] > 0 || points[i] > 0 ? 1 : 0;
        };
    }
}
