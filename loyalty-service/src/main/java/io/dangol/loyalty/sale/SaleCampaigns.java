package io.dangol.loyalty.sale;

import io.dangol.loyalty.budget.Budgets;
import io.dangol.loyalty.catalog.BonusCampaign;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.Campaigns;
import io.dangol.loyalty.rule.Campaigns.Allowance;
import io.dangol.loyalty.rule.Conditions;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Judgement;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.platform.eventlog.DomainEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Campaigns' stores and budgets, asked about sales of one transaction. */
final class SaleCampaigns {

    private final Catalog catalog;
    private final Budgets budgets;

    SaleCampaigns(Catalog catalog, Budgets budgets) {
        this.catalog = catalog;
        this.budgets = budgets;
    }

    /**
     * The budgets that these sales may draw on: of campaigns that their stores accepted, where the rule would apply. Tills
     * wait for each other at a budget, so none is asked for without need.
     */
    static Set<Budgets.Key> budgets(
            Catalog catalog, Conditions conditions, List<SaleCommand> commands, Map<String, Holder> holders) {
        Set<Budgets.Key> keys = new HashSet<>();
        for (SaleCommand command : commands) {
            SaleRequest request = command.request();
            Holder holder = request.cardNumber() == null ? null : holders.get(request.cardNumber());
            Store store = catalog.store(request.storeCode()).orElse(null);
            if (holder != null && store != null) {
                RuleSet rules = catalog.program(holder.programId(), request.soldAt())
                        .orElseThrow()
                        .rules();
                if (rules.bonuses().stream().anyMatch(rule -> rule.campaign() != null)) {
                    Basket basket = SaleRules.basket(catalog, request, store, holder);
                    keys.addAll(budgets(catalog, conditions, rules, basket, store));
                }
            }
        }
        return keys;
    }

    /** Of one sale, by these rules. */
    static List<Budgets.Key> budgets(
            Catalog catalog, Conditions conditions, RuleSet rules, Basket basket, Store store) {
        return rules.bonuses().stream()
                .filter(rule -> accepted(catalog, rule, store, basket.occasion().soldAt())
                        .isPresent())
                .filter(rule -> Earning.wouldApply(rules, rule, basket, conditions))
                .flatMap(rule -> key(rule, store).stream())
                .toList();
    }

    Campaigns of(Store store, Instant soldAt) {
        return rule -> accepted(catalog, rule, store, soldAt)
                .flatMap(campaign -> key(rule, store))
                .map(key -> Allowance.upTo(budgets.left(key)))
                .orElse(Allowance.NOT_ACCEPTED);
    }

    /** What is offered to others is not told. */
    List<Judgement> withheld(List<Judgement> judgements, Store store) {
        return judgements.stream()
                .filter(judgement -> !judgement.applies())
                .filter(judgement -> campaign(catalog, judgement.rule())
                        .filter(campaign -> campaign.concerns(store.partnerId()))
                        .isPresent())
                .toList();
    }

    void take(Store store, List<Earning.Part> parts) {
        for (Earning.Part part : parts) {
            if (part.points() > 0) {
                key(part.rule(), store).ifPresent(key -> budgets.take(key, part.points()));
            }
        }
    }

    List<DomainEvent> save(Connection connection, Instant now) throws SQLException {
        return budgets.save(connection, now);
    }

    private static Optional<Budgets.Key> key(BonusRule rule, Store store) {
        return Optional.ofNullable(rule.campaign()).map(campaign -> new Budgets.Key(campaign, store.partnerId()));
    }

    private static Optional<BonusCampaign> accepted(Catalog catalog, BonusRule rule, Store store, Instant soldAt) {
        return campaign(catalog, rule).filter(campaign -> campaign.isAcceptedBy(store, rule.namedPayers(), soldAt));
    }

    private static Optional<BonusCampaign> campaign(Catalog catalog, BonusRule rule) {
        return Optional.ofNullable(rule.campaign()).flatMap(catalog::campaign);
    }
}
