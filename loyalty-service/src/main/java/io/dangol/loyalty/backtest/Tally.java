package io.dangol.loyalty.backtest;

import io.dangol.loyalty.backtest.BacktestApi.MonthView;
import io.dangol.loyalty.backtest.BacktestApi.PartnerCost;
import io.dangol.loyalty.backtest.BacktestApi.Result;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.Conditions;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Meter;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.PastSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * What one rule of a set would have given: for what of each sale has not come back, so it is what members would have
 * kept. Rules that count beyond one sale begin at nothing.
 */
final class Tally {

    private record Key(UUID memberId, Meter meter) {}

    /** Of a month. */
    private static final class Sum {
        private long sales;
        private long points;
    }

    private final RuleSet rules;
    private final BonusRule rule;
    private final Conditions conditions;
    private final Map<Key, BigDecimal> totals = new HashMap<>();
    private final Set<UUID> members = new HashSet<>();
    private final Map<UUID, Long> bySeller = new HashMap<>();
    private final Map<YearMonth, Sum> byMonth = new TreeMap<>();
    private LocalDate newest = LocalDate.MIN;
    private long sales;
    private long awarded;
    private long points;
    private long given;

    Tally(RuleSet rules, String code, Conditions conditions) {
        this.rules = rules;
        this.rule = rules.bonus(code).orElseThrow();
        this.conditions = conditions;
    }

    long sales() {
        return sales;
    }

    void add(PastSale sale) {
        forgetDaysBefore(sale.day());
        sales++;
        given += sale.pointsEarned();
        for (Earning.Part part : Earning.kept(rules, rule, sale.sold(), sale.left(), conditions, totals(sale))) {
            part.changes()
                    .forEach(change ->
                            totals.merge(new Key(sale.memberId(), change.meter()), change.by(), BigDecimal::add));
            if (part.points() > 0) {
                award(sale, part.points());
            }
        }
    }

    /** Sales come in their order, though stores' days begin at different moments: what a day counted is not asked again. */
    private void forgetDaysBefore(LocalDate day) {
        if (!day.isAfter(newest)) {
            return;
        }
        newest = day;
        String oldest = day.minusDays(2).toString();
        totals.keySet()
                .removeIf(key -> !key.meter().window().equals(Meter.EVER)
                        && key.meter().window().compareTo(oldest) < 0);
    }

    private Function<Meter, BigDecimal> totals(PastSale sale) {
        return meter -> totals.getOrDefault(new Key(sale.memberId(), meter), BigDecimal.ZERO);
    }

    private void award(PastSale sale, long given) {
        awarded++;
        points += given;
        members.add(sale.memberId());
        Sum month = byMonth.computeIfAbsent(YearMonth.from(sale.day()), first -> new Sum());
        month.sales++;
        month.points += given;
        bySeller.merge(sale.partnerId(), given, Long::sum);
    }

    Result result() {
        Map<UUID, Long> byPartner = new TreeMap<>();
        bySeller.forEach((seller, sum) -> rule.funding(seller)
                .between(0, sum)
                .forEach(part -> byPartner.merge(part.funderId(), part.points(), Long::sum)));
        List<PartnerCost> partners = byPartner.entrySet().stream()
                .map(partner -> new PartnerCost(partner.getKey(), partner.getValue()))
                .toList();
        List<MonthView> months = byMonth.entrySet().stream()
                .map(month -> new MonthView(month.getKey().toString(), month.getValue().sales, month.getValue().points))
                .toList();
        return new Result(sales, awarded, members.size(), points, given, partners, months);
    }
}
