package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.budget.Budgets;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Credit;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.ReceiptClaimApi.ClaimConsent;
import io.dangol.loyalty.sale.SaleEvent.SaleClaimed;
import io.dangol.loyalty.sale.Sales.KeptSale;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a claimed sale earns: all that it would have earned with the card, and then, return by return, what came back since
 * is taken from it as it would have been. So it does not matter which came first.
 */
@Singleton
class ReceiptEarning {

    /** That it is claimed, by which API client. */
    record Claiming(ClaimConsent consent, String clientId, Instant at) {}

    /**
     * What the rules gave.
     *
     * @param sale with the facts that they were told
     */
    private record Earned(long points, KeptSale sale) {}

    /** Whom the rules are asked for: the programme as it is, its rules as they were. */
    private record Asked(Catalog catalog, ProgramTerms terms, RuleSet rules, Store store) {}

    private final Catalogs catalogs;
    private final Sales sales;
    private final ReceiptReturns returns;
    private final LateSales late;
    private final CelConditions conditions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;

    ReceiptEarning(
            Catalogs catalogs,
            Sales sales,
            ReceiptReturns returns,
            LateSales late,
            CelConditions conditions,
            EventLog eventLog,
            LedgerFigures figures,
            Ids ids) {
        this.catalogs = catalogs;
        this.sales = sales;
        this.returns = returns;
        this.late = late;
        this.conditions = conditions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    void counted(ReceiptClaim claim) {
        figures.moved(Entry.Kind.EARNED, claim.pointsEarned());
        figures.moved(Entry.Kind.RETURNED, claim.pointsReturned());
    }

    /**
     * Whoever asks holds the sale and the member's account.
     *
     * @param unclaimed the sale, with the member and the rules that it is to have
     */
    ReceiptClaim earn(Connection connection, KeptSale unclaimed, Holder holder, Claiming claim) throws SQLException {
        RuleSet rules = rules(connection, unclaimed);
        Catalog catalog = catalogs.with(connection, catalogs.current(connection), rules);
        ProgramTerms terms = catalog.program(holder.programId()).orElseThrow();
        Asked asked = new Asked(catalog, terms, rules, seller(catalog, unclaimed));
        ReceiptEntries entries =
                new ReceiptEntries(unclaimed, holder, new Cause(unclaimed.id(), claim.at(), ids::next));
        Earned earned = earned(connection, asked, unclaimed, entries);
        long returned = returns.takeBack(connection, earned.sale(), entries, terms.negativePolicy());
        entries.end(connection);
        return written(connection, earned, returned, entries, claim);
    }

    /** Locks as tills do: the partners who may have to pay after the member, and budgets last. */
    private Earned earned(Connection connection, Asked asked, KeptSale sale, ReceiptEntries entries)
            throws SQLException {
        RuleSet rules = asked.rules();
        Store store = asked.store();
        Holder holder = entries.holder();
        Basket basket = basket(connection, asked, sale, holder);
        LocalDate day = basket.occasion().localTime().toLocalDate();
        Meters meters = Meters.load(connection, SaleRules.meters(rules, holder.memberId(), day));
        PendingLots pending = PendingLots.lock(connection, asked.catalog(), rules, store);
        Budgets budgets =
                Budgets.lock(connection, SaleCampaigns.budgets(asked.catalog(), conditions, rules, basket, store));
        SaleCampaigns campaigns = new SaleCampaigns(asked.catalog(), budgets);
        SaleRules saleRules = new SaleRules(asked.catalog(), conditions, meters, campaigns);
        long base = SaleHistory.base(rules, sale, LeftOfSale.of(sale.lines()));
        SaleEarning earning = rules.bonuses().isEmpty()
                ? SaleEarning.of(base)
                : saleRules.of(base, rules, basket, store, holder.memberId());
        List<Credit> credits = earning.credits(asked.terms(), store, sale.soldAt(), entries.at());
        entries.earn(connection, credits, earning, rules, pending);
        saleRules.keep(holder, store, earning);
        entries.tell(saleRules.save(connection, entries.at()));
        return new Earned(Credit.sum(credits), sale.with(earning.facts()));
    }

    /**
     * Its products as they were kept, and the tier that the account had on its day, as the till would have read it, and its segments;
     * whether it is known, nobody kept.
     */
    private Basket basket(Connection connection, Asked asked, KeptSale sale, Holder holder) throws SQLException {
        LocalDateTime localTime = sale.soldAt().atZone(asked.store().zone()).toLocalDateTime();
        LocalDate day = localTime.toLocalDate();
        String tier = asked.rules().bonuses().isEmpty()
                ? null
                : late.tier(connection, holder, ReceiptClaims.tierThen(connection, holder.accountId(), sale.id()), day);
        Buyer buyer = late.at(connection, holder, sale.soldAt()).buyerAt(sale.soldAt(), day);
        return SaleFacts.unasked(localTime, new Buyer(buyer.identified(), tier, buyer.segments()))
                .basket(sale);
    }

    private ReceiptClaim written(
            Connection connection, Earned earned, long returned, ReceiptEntries entries, Claiming claim)
            throws SQLException {
        KeptSale sale = earned.sale();
        Holder holder = entries.holder();
        ReceiptClaim claimed = new ReceiptClaim(
                sale.id(), holder.memberId(), earned.points(), returned, claim.consent(), claim.clientId(), claim.at());
        ReceiptClaims.insert(connection, claimed, sale, sale.facts() == null ? null : sales.write(sale.facts()));
        entries.tell(List.of(SaleClaimed.of(claimed, sale, holder)));
        eventLog.append(connection, entries.events());
        return claimed;
    }

    /** The store as it was: by the partner that had it then, who pays, and gets back what comes back. */
    private static Store seller(Catalog catalog, KeptSale sale) {
        ZoneId zone = catalog.store(sale.storeCode()).map(Store::zone).orElse(ZoneOffset.UTC);
        return new Store(sale.storeId(), sale.storeCode(), sale.partnerId(), zone, sale.currency(), null);
    }

    private RuleSet rules(Connection connection, KeptSale sale) throws SQLException {
        if (sale.programId() == null || sale.ruleVersion() == null) {
            throw new IllegalStateException("A claimed sale has a programme and rules");
        }
        return catalogs.rules(connection, sale.programId(), sale.ruleVersion());
    }
}
