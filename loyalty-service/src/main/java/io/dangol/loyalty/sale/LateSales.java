package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.SegmentsThen;
import io.dangol.loyalty.account.SegmentsThen.Moment;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalog.Pinned;
import io.dangol.loyalty.catalog.PastRules;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.sale.Holder.Earlier;
import io.dangol.loyalty.tier.TiersThen;
import io.dangol.loyalty.tier.TiersThen.Then;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What sales that come late are told, as those of a till that was offline: the rules that were in force when they were sold,
 * the tier that the member had on that day, and its segments. Whatever was sold since all of that last changed asks nothing.
 */
@Singleton
class LateSales {

    /** A sale with a card. */
    private record Asked(SaleApi.SaleRequest request, Holder holder, Store store) {

        LocalDate day() {
            return store.businessDay(request.soldAt());
        }

        /** As it is kept. */
        Moment moment() {
            return new Moment(holder.accountId(), request.soldAt().truncatedTo(ChronoUnit.MICROS));
        }

        boolean isOfAnotherDay() {
            return !holder.noted().tier().holdsOn(day());
        }

        boolean isOfOtherSegments() {
            return holder.noted().isOtherBefore(moment().at());
        }

        /** Where stores lie in several zones, one's day may be that before the tier's first: what is sold now earns by it. */
        boolean isOfToday(Instant now) {
            return day().equals(store.businessDay(now));
        }

        Then then() {
            return new Then(holder.accountId(), holder.programId(), day());
        }
    }

    private final PastRules rules;
    private final TiersThen tiers;
    private final Clock clock;

    LateSales(PastRules rules, TiersThen tiers, Clock clock) {
        this.rules = rules;
        this.tiers = tiers;
        this.clock = clock;
    }

    /** With the rules by which any of them earns. */
    Catalog rules(Connection connection, Catalog catalog, List<SaleCommand> commands, Map<String, Holder> holders)
            throws SQLException {
        Set<Pinned> past = new HashSet<>();
        for (Asked sale : asked(catalog, commands, holders)) {
            ProgramTerms terms = catalog.program(sale.holder().programId()).orElseThrow();
            int version = terms.ruleVersionAt(sale.request().soldAt());
            if (version != terms.ruleVersion()) {
                past.add(new Pinned(terms.id(), version));
            }
        }
        return rules.with(connection, catalog, past);
    }

    /**
     * With what they were when any of them was sold, where rules may ask.
     *
     * @param catalog with those rules
     */
    Map<String, Holder> buyers(
            Connection connection, Catalog catalog, List<SaleCommand> commands, Map<String, Holder> holders)
            throws SQLException {
        List<Asked> late = asked(catalog, commands, holders).stream()
                .filter(sale -> sale.isOfAnotherDay() || sale.isOfOtherSegments())
                .filter(sale -> mayAsk(catalog, sale))
                .toList();
        if (late.isEmpty()) {
            return holders;
        }
        Map<Then, String> tiersThen = tiers(connection, late);
        Map<Moment, List<String>> segments = segments(connection, late);
        Map<String, Holder> told = new HashMap<>(holders);
        told.replaceAll((card, holder) -> holder.with(earlier(
                late.stream()
                        .filter(sale -> sale.holder().cardNumber().equals(card))
                        .toList(),
                tiersThen,
                segments)));
        return told;
    }

    private static Earlier earlier(
            List<Asked> late, Map<Then, String> tiersThen, Map<Moment, List<String>> segmentsThen) {
        Map<LocalDate, String> byDay = new HashMap<>();
        Map<Instant, List<String>> byMoment = new HashMap<>();
        for (Asked sale : late) {
            Optional.ofNullable(tiersThen.get(sale.then())).ifPresent(tier -> byDay.put(sale.day(), tier));
            Optional.ofNullable(segmentsThen.get(sale.moment()))
                    .ifPresent(pieces -> byMoment.put(sale.moment().at(), pieces));
        }
        return new Earlier(byDay, byMoment);
    }

    private Map<Then, String> tiers(Connection connection, List<Asked> late) throws SQLException {
        Instant now = clock.instant();
        Map<Then, String> known = new HashMap<>();
        Set<Then> days = new HashSet<>();
        for (Asked sale : late) {
            if (sale.isOfAnotherDay() && sale.isOfToday(now)) {
                Optional.ofNullable(sale.holder().noted().tier().tier())
                        .ifPresent(tier -> known.put(sale.then(), tier));
            } else if (sale.isOfAnotherDay()) {
                days.add(sale.then());
            }
        }
        if (!days.isEmpty()) {
            known.putAll(tiers.of(connection, days));
        }
        return known;
    }

    private static Map<Moment, List<String>> segments(Connection connection, List<Asked> late) throws SQLException {
        Set<Moment> moments = late.stream()
                .filter(Asked::isOfOtherSegments)
                .map(Asked::moment)
                .collect(Collectors.toSet());
        return moments.isEmpty() ? Map.of() : SegmentsThen.of(connection, moments);
    }

    /** One that is told the segments of a moment. */
    Holder at(Connection connection, Holder holder, Instant soldAt) throws SQLException {
        if (!holder.noted().isOtherBefore(soldAt)) {
            return holder;
        }
        Moment moment = new Moment(holder.accountId(), soldAt);
        List<String> then = SegmentsThen.of(connection, Set.of(moment)).get(moment);
        return then == null ? holder : holder.with(new Earlier(Map.of(), Map.of(soldAt, then)));
    }

    /** The tier of one member on a day, by what was noted of it. */
    @Nullable String tier(Connection connection, Holder holder, TierNote noted, LocalDate day) throws SQLException {
        if (noted.holdsOn(day)) {
            return noted.tier();
        }
        Then then = new Then(holder.accountId(), holder.programId(), day);
        return tiers.of(connection, Set.of(then)).get(then);
    }

    private static boolean mayAsk(Catalog catalog, Asked sale) {
        return catalog.program(sale.holder().programId(), sale.request().soldAt())
                .filter(terms -> !terms.rules().bonuses().isEmpty())
                .isPresent();
    }

    private static List<Asked> asked(Catalog catalog, List<SaleCommand> commands, Map<String, Holder> holders) {
        List<Asked> asked = new ArrayList<>();
        for (SaleCommand command : commands) {
            String card = command.request().cardNumber();
            Holder holder = card == null ? null : holders.get(card);
            if (holder != null) {
                catalog.store(command.request().storeCode())
                        .ifPresent(store -> asked.add(new Asked(command.request(), holder, store)));
            }
        }
        return asked;
    }
}
