package io.dangol.loyalty.liability;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many points will never be used, from what became of earlier ones: the chain-ladder method (Mack, Distribution-free
 * Calculation of the Standard Error of Chain Ladder Reserve Estimates, ASTIN Bulletin 23, 1993) over the points of each
 * month, by months since they were earned. What past months used in their next month of life, younger ones will.
 *
 * @param vintages months of earning that it rests on
 * @param redemptionRate which share of all points will have been used in the end, from 0 to 1
 * @param expectedPoints of those outstanding, how many will be used
 * @param breakagePoints the others
 */
record Breakage(int vintages, BigDecimal redemptionRate, long expectedPoints, long breakagePoints) {

    /** Each step of life has to be seen in so many months of earning, or one of them decides alone. */
    static final int FEWEST = 3;

    private static final MathContext DIGITS = MathContext.DECIMAL64;
    private static final int RATE_SCALE = 6;

    /** A month of earning as it will have been used in the end. */
    private record Ultimate(Vintage vintage, BigDecimal used) {}

    /**
     * @param running the month that is not over yet
     * @param life months after the one of earning until points expire
     * @param outstanding what is left, by month of earning
     * @return empty where too little was seen to tell
     */
    static Optional<Breakage> of(
            List<Vintage> vintages, YearMonth running, int life, Map<YearMonth, Long> outstanding) {
        List<Vintage> seen = vintages.stream()
                .filter(vintage -> vintage.age(running) >= 0 && vintage.issued() > 0)
                .toList();
        Optional<List<BigDecimal>> steps = steps(seen, running, life);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        List<Ultimate> ultimates = seen.stream()
                .map(vintage -> ultimate(vintage, vintage.age(running), steps.get()))
                .toList();
        BigDecimal rate = rate(ultimates);
        long all = outstanding.values().stream().mapToLong(Long::longValue).sum();
        long expected = outstanding.entrySet().stream()
                .mapToLong(month -> expected(month.getKey(), month.getValue(), ultimates, rate, running))
                .sum();
        return Optional.of(new Breakage(seen.size(), rate, expected, all - expected));
    }

    /** By how much what was used grows from each month of life to the next. */
    private static Optional<List<BigDecimal>> steps(List<Vintage> seen, YearMonth running, int life) {
        List<BigDecimal> steps = new ArrayList<>();
        for (int age = 0; age < life; age++) {
            int month = age;
            List<Vintage> older = seen.stream()
                    .filter(vintage -> vintage.age(running) > month)
                    .toList();
            long before = older.stream()
                    .mapToLong(vintage -> vintage.usedUntil(month))
                    .sum();
            long after = older.stream()
                    .mapToLong(vintage -> vintage.usedUntil(month + 1))
                    .sum();
            if (older.size() < FEWEST || before <= 0) {
                return Optional.empty();
            }
            steps.add(BigDecimal.valueOf(after).divide(BigDecimal.valueOf(before), DIGITS));
        }
        return seen.size() < FEWEST ? Optional.empty() : Optional.of(steps);
    }

    private static Ultimate ultimate(Vintage vintage, int age, List<BigDecimal> steps) {
        BigDecimal used = BigDecimal.valueOf(vintage.usedUntil(age));
        for (int month = age; month < steps.size(); month++) {
            used = used.multiply(steps.get(month), DIGITS);
        }
        return new Ultimate(
                vintage, used.min(BigDecimal.valueOf(vintage.issued())).max(BigDecimal.ZERO));
    }

    private static BigDecimal rate(List<Ultimate> ultimates) {
        BigDecimal used = ultimates.stream().map(Ultimate::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        long issued =
                ultimates.stream().mapToLong(one -> one.vintage().issued()).sum();
        return used.divide(BigDecimal.valueOf(issued), RATE_SCALE, RoundingMode.HALF_EVEN);
    }

    /** What is still to be used of a month; of the running one, of which nothing is known, as of all. */
    private static long expected(
            YearMonth month, long outstanding, List<Ultimate> ultimates, BigDecimal rate, YearMonth running) {
        BigDecimal left = ultimates.stream()
                .filter(one -> one.vintage().month().equals(month))
                .findFirst()
                .map(one -> one.used().subtract(BigDecimal.valueOf(one.vintage().usedUntil(Integer.MAX_VALUE))))
                .orElseGet(() -> month.isBefore(running)
                        ? BigDecimal.ZERO
                        : rate.multiply(BigDecimal.valueOf(outstanding), DIGITS));
        long points = left.setScale(0, RoundingMode.HALF_EVEN).longValue();
        return Math.max(0, Math.min(outstanding, points));
    }
}
