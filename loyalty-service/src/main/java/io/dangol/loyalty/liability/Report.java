package io.dangol.loyalty.liability;

import io.dangol.loyalty.liability.LiabilityApi.AgeView;
import io.dangol.loyalty.liability.LiabilityApi.ExpiryView;
import io.dangol.loyalty.liability.LiabilityApi.FunderView;
import io.dangol.loyalty.pointvalue.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Outstanding points from several sides, each at the same value and coming to the same sum. */
record Report(List<Holding> holdings, BigDecimal value, LocalDate day) {

    /** Days since they were earned, up to and including. */
    private static final List<Integer> AGES = List.of(30, 90, 180, 365, Integer.MAX_VALUE);

    /** Of points that never expire: what was not used by then is taken to be forgotten. */
    private static final int LIFE_WITHOUT_END_IN_MONTHS = 36;

    private static final YearMonth NEVER = YearMonth.of(9999, 12);

    long points() {
        return holdings.stream().mapToLong(Holding::remaining).reduce(0, Math::addExact);
    }

    long amount() {
        return amount(points());
    }

    long amount(long points) {
        return Decimals.whole(value.multiply(BigDecimal.valueOf(points)));
    }

    List<AgeView> byAge() {
        Map<Integer, Long> points = new TreeMap<>();
        AGES.forEach(limit -> points.put(limit, 0L));
        holdings.forEach(holding -> points.merge(bucket(holding), holding.remaining(), Math::addExact));
        List<Long> amounts = amounts(points.values());
        List<AgeView> views = new ArrayList<>();
        int from = 0;
        for (Map.Entry<Integer, Long> age : points.entrySet()) {
            boolean last = age.getKey() == Integer.MAX_VALUE;
            views.add(new AgeView(from, last ? null : age.getKey(), age.getValue(), amounts.get(views.size())));
            from = last ? from : age.getKey() + 1;
        }
        return views;
    }

    List<ExpiryView> byExpiry() {
        Map<YearMonth, Long> points = new TreeMap<>();
        holdings.forEach(holding -> points.merge(
                holding.expires() == null ? NEVER : holding.expires(), holding.remaining(), Math::addExact));
        List<Long> amounts = amounts(points.values());
        List<ExpiryView> views = new ArrayList<>();
        points.forEach((month, some) -> views.add(
                new ExpiryView(month.equals(NEVER) ? null : month.toString(), some, amounts.get(views.size()))));
        return views;
    }

    List<FunderView> byFunder() {
        Map<UUID, Long> points = Outstanding.byFunder(holdings);
        List<Long> amounts = amounts(points.values());
        List<FunderView> views = new ArrayList<>();
        points.forEach((funder, some) -> views.add(new FunderView(funder, some, amounts.get(views.size()))));
        return views;
    }

    Map<YearMonth, Long> byMonthOfEarning() {
        Map<YearMonth, Long> points = new TreeMap<>();
        holdings.forEach(
                holding -> points.merge(YearMonth.from(holding.earnedOn()), holding.remaining(), Math::addExact));
        return points;
    }

    /** How many months after the one of earning points still live, at most. */
    int lifeInMonths() {
        return holdings.stream()
                .map(Report::life)
                .max(Comparator.naturalOrder())
                .orElse(LIFE_WITHOUT_END_IN_MONTHS);
    }

    private static int life(Holding holding) {
        YearMonth expires = holding.expires();
        return expires == null
                ? LIFE_WITHOUT_END_IN_MONTHS
                : Math.toIntExact(YearMonth.from(holding.earnedOn()).until(expires, ChronoUnit.MONTHS));
    }

    private int bucket(Holding holding) {
        long days = holding.earnedOn().until(day, ChronoUnit.DAYS);
        return AGES.stream().filter(limit -> days <= limit).findFirst().orElseThrow();
    }

    private List<Long> amounts(Collection<Long> points) {
        return Decimals.apportioned(points.stream()
                .map(some -> value.multiply(BigDecimal.valueOf(some)))
                .toList());
    }
}
