package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Kind;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.Basket.Occasion;
import io.dangol.loyalty.rule.Conditions;
import io.dangol.loyalty.rule.EarnRule;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Judgement;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.platform.eventlog.DomainEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rules of programmes, asked about sales of one transaction. */
final class SaleRules {

    private final Catalog catalog;
    private final Conditions conditions;
    private final Meters meters;
    private final SaleCampaigns campaigns;

    SaleRules(Catalog catalog, Conditions conditions, Meters meters, SaleCampaigns campaigns) {
        this.catalog = catalog;
        this.conditions = conditions;
        this.meters = meters;
        this.campaigns = campaigns;
    }

    /** The running totals that these sales may move. */
    static Set<Meters.Key> meters(Catalog catalog, List<SaleCommand> commands, Map<String, Holder> holders) {
        Set<Meters.Key> keys = new HashSet<>();
        for (SaleCommand command : commands) {
            SaleRequest request = command.request();
            Holder holder = request.cardNumber() == null ? null : holders.get(request.cardNumber());
            Store store = catalog.store(request.storeCode()).orElse(null);
            if (holder != null && store != null) {
                ProgramTerms terms =
                        catalog.program(holder.programId(), request.soldAt()).orElseThrow();
                keys.addAll(meters(terms.rules(), holder.memberId(), store.businessDay(request.soldAt())));
            }
        }
        return keys;
    }

    /** Those that a sale of this day may move. */
    static List<Meters.Key> meters(RuleSet rules, UUID memberId, LocalDate day) {
        return Earning.meters(rules, day.toString()).stream()
                .map(meter -> new Meters.Key(memberId, meter))
                .toList();
    }

    SaleEarning of(SaleRequest request, Store store, Holder holder, ProgramTerms terms) {
        long base = terms.rules().base().pointsFor(baseLines(catalog, request.lines()), store.code());
        RuleSet rules = terms.rules();
        return rules.bonuses().isEmpty()
                ? SaleEarning.of(base)
                : of(base, rules, basket(catalog, request, store, holder), store, holder.memberId());
    }

    /**
     * By any rules, also of the past.
     *
     * @param base what the earn rule gives
     */
    SaleEarning of(long base, RuleSet rules, Basket basket, Store store, UUID memberId) {
        List<Judgement> judgements = Earning.judged(
                rules, basket, conditions, campaigns.of(store, basket.occasion().soldAt()));
        List<Earning.Part> parts = Earning.of(judgements, rules, basket, meters.of(memberId));
        List<Judgement> withheld = campaigns.withheld(judgements, store);
        return new SaleEarning(base, parts, withheld, SaleFacts.of(basket, judgements, parts));
    }

    /** What it counted, counts from now on. */
    void keep(Holder holder, Store store, SaleEarning earning) {
        earning.parts().forEach(part -> meters.change(holder.memberId(), part.changes()));
        campaigns.take(store, earning.parts());
    }

    /** Writes what they counted, and answers what others are to be told. */
    List<DomainEvent> save(Connection connection, Instant now) throws SQLException {
        meters.save(connection);
        return campaigns.save(connection, now);
    }

    static List<EarnRule.Line> baseLines(Catalog catalog, List<LineRequest> lines) {
        return lines.stream()
                .map(line -> new EarnRule.Line(
                        line.amount(), catalog.kind(line.sku()).category()))
                .toList();
    }

    static Basket basket(Catalog catalog, SaleRequest request, Store store, Holder holder) {
        // As it is kept: its return is reckoned by the same moment.
        Instant soldAt = request.soldAt().truncatedTo(ChronoUnit.MICROS);
        Occasion occasion = new Occasion(
                soldAt,
                soldAt.atZone(store.zone()).toLocalDateTime(),
                store.code(),
                store.partnerId(),
                request.currency(),
                request.channel());
        List<Item> items = new ArrayList<>();
        for (LineRequest line : request.lines()) {
            Kind kind = catalog.kind(line.sku());
            items.add(new Item(line.sku(), kind.category(), kind.brand(), line.quantity(), line.amount()));
        }
        return new Basket(occasion, holder.buyerAt(soldAt, occasion.localTime().toLocalDate()), items);
    }
}
