package io.dangol.loyalty.liability;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The points that were earned in a month, and what became of them.
 *
 * @param issued less what returns and people took back, and what repaid debts at once
 * @param used how many were spent, by months since they were earned; less what was given back
 */
record Vintage(YearMonth month, long issued, Map<Integer, Long> used) {

    /** How many whole months of its life are over, less one: 0 once the month of earning is; below that while it runs. */
    int age(YearMonth running) {
        return Math.toIntExact(month.until(running, ChronoUnit.MONTHS)) - 1;
    }

    long usedUntil(int age) {
        return used.entrySet().stream()
                .filter(month -> month.getKey() <= age)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
