package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.rule.CelConditions;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Judgement;
import io.dangol.loyalty.rule.Judgement.Verdict;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.ExplanationApi.EarnedLot;
import io.dangol.loyalty.sale.ExplanationApi.Explanation;
import io.dangol.loyalty.sale.ExplanationApi.FactsView;
import io.dangol.loyalty.sale.ExplanationApi.FundingShare;
import io.dangol.loyalty.sale.ExplanationApi.RuleOutcome;
import io.dangol.loyalty.sale.SaleRefusal.NoSuchSale;
import io.dangol.loyalty.sale.Sales.KeptSale;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says why a sale earned what it earned: by the rules and the facts that it pinned, whatever has changed since. */
@ApplicationScoped
class Explanations {

    /** Where the base rule stands among the parts of a sale. */
    private static final String BASE = "";

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final Sales sales;
    private final SaleHistory history;
    private final CelConditions conditions;

    Explanations(
            Transactions transactions, Catalogs catalogs, Sales sales, SaleHistory history, CelConditions conditions) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.sales = sales;
        this.history = history;
        this.conditions = conditions;
    }

    Explanation of(UUID saleId, Scope scope) {
        return transactions.run(connection -> {
            KeptSale sale = sales.find(connection, saleId)
                    .filter(kept -> scope.sees(kept.storeCode(), kept.partnerId()))
                    .orElseThrow(() -> new NoSuchSale(saleId));
            SaleFacts facts = sale.facts();
            Catalog catalog = catalogs.current(connection);
            return new Explanation(
                    saleId,
                    sale.pointsEarned(),
                    sale.ruleVersion(),
                    facts == null
                            ? null
                            : FactsView.of(facts, sale, scope.partnerId().isPresent()),
                    outcomes(connection, sale, scope).stream()
                            .filter(outcome -> isShown(outcome, scope, sale, catalog))
                            .toList());
        });
    }

    /** What others tried and did not give is not a partner's business, but for what campaigns offered it. */
    private static boolean isShown(RuleOutcome outcome, Scope scope, KeptSale sale, Catalog catalog) {
        return outcome.rule() == null
                || outcome.verdict() == Verdict.APPLIES
                || scope.partnerId().isEmpty()
                || Optional.ofNullable(outcome.campaignId())
                        .flatMap(catalog::campaign)
                        .filter(campaign -> campaign.concerns(sale.partnerId()))
                        .isPresent();
    }

    private List<RuleOutcome> outcomes(Connection connection, KeptSale sale, Scope scope) throws SQLException {
        if (sale.memberId() == null || sale.programId() == null || sale.ruleVersion() == null) {
            return List.of();
        }
        RuleSet rules = catalogs.rules(connection, sale.programId(), sale.ruleVersion());
        Map<String, EarnedLot> lots = new HashMap<>();
        for (Lot lot : Accounts.lotsEarned(connection, sale.id())) {
            lots.put(lot.part() == null ? BASE : lot.part(), lot(lot, scope));
        }
        List<RuleOutcome> outcomes = new ArrayList<>(List.of(base(connection, sale, rules, lots.get(BASE))));
        SaleFacts facts = sale.facts();
        if (facts != null) {
            Map<String, Long> returned = Claims.earlier(connection, sale.id());
            for (Judgement judgement : Earning.judged(rules, facts.basket(sale), conditions, facts.campaigns())) {
                String code = judgement.rule().code();
                outcomes.add(outcome(judgement, rules, lots.get(code), returned.getOrDefault(code, 0L)));
            }
        }
        return outcomes;
    }

    private RuleOutcome base(Connection connection, KeptSale sale, RuleSet rules, @Nullable EarnedLot lot)
            throws SQLException {
        List<LeftOfSale> path = history.path(connection, sale);
        long points = SaleHistory.base(rules, sale, path.get(0));
        return new RuleOutcome(
                null,
                null,
                null,
                points > 0 ? Verdict.APPLIES : Verdict.NOTHING_TO_COUNT,
                IntStream.rangeClosed(1, sale.lines().size()).boxed().toList(),
                rules.base()
                        .exactly(sale.lines().stream().map(StoredLine::baseLine).toList(), sale.storeCode()),
                points,
                points - SaleHistory.base(rules, sale, path.get(path.size() - 1)),
                lot);
    }

    private static RuleOutcome outcome(Judgement judgement, RuleSet rules, @Nullable EarnedLot lot, long returned) {
        return new RuleOutcome(
                judgement.rule().code(),
                judgement.rule().name(),
                judgement.rule().campaign(),
                judgement.verdict(),
                judgement.lines(),
                judgement.exactly(rules.base()),
                lot == null ? 0 : lot.points(),
                returned,
                lot);
    }

    private static EarnedLot lot(Lot lot, Scope scope) {
        List<FundingShare> funding = lot.paidBy(0, lot.earned()).stream()
                .filter(part -> scope.partnerId().map(part.funderId()::equals).orElse(true))
                .map(part -> new FundingShare(part.funderId(), part.points()))
                .toList();
        return new EarnedLot(lot.id(), lot.earned(), lot.availableFrom(), lot.expiresAt(), funding);
    }
}
