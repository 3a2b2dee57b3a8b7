package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.EarnRule;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.loyalty.sale.Claims.Portion;
import io.dangol.loyalty.sale.Claims.Undone;
import io.dangol.loyalty.sale.Sales.KeptSale;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a sale, and what that undoes of its points. */
@Singleton
class SaleHistory {

    private final Catalogs catalogs;
    private final Sales sales;

    SaleHistory(Catalogs catalogs, Sales sales) {
        this.catalogs = catalogs;
        this.sales = sales;
    }

    /** The sale as it was sold, then what each return has left of it. */
    List<LeftOfSale> path(Connection connection, KeptSale sale) throws SQLException {
        List<LeftOfSale> path = new ArrayList<>(List.of(LeftOfSale.of(sale.lines())));
        for (ReturnRow row : ReturnRows.ofSale(connection, sale.id())) {
            LeftOfSale left = path.get(path.size() - 1);
            path.add(left.without(sales.read(row.lines(), new TypeReference<List<ReturnedLine>>() {})));
        }
        return path;
    }

    @Nullable Undone undone(Connection connection, KeptSale sale, List<LeftOfSale> path) throws SQLException {
        if (sale.memberId() == null || sale.programId() == null || sale.ruleVersion() == null) {
            return null;
        }
        RuleSet rules = catalogs.rules(connection, sale.programId(), sale.ruleVersion());
        long earned = base(rules, sale, path.get(0));
        long before = earned - base(rules, sale, path.get(path.size() - 2));
        long after = earned - base(rules, sale, path.get(path.size() - 1));
        Portion base = new Portion(before, after - before);
        SaleFacts facts = sale.facts();
        BonusUndone bonus = facts == null || facts.applied().isEmpty() ? null : bonus(rules, facts, sale, path);
        return new Undone(sale.id(), sale.memberId(), sale.partnerId(), base, bonus);
    }

    private static BonusUndone bonus(RuleSet rules, SaleFacts facts, KeptSale sale, List<LeftOfSale> path) {
        Basket sold = facts.basket(sale);
        List<Basket> baskets = path.stream()
                .map(left -> sold.with(left.amounts(), left.quantities()))
                .toList();
        return new BonusUndone(rules.bounded(facts.most()), facts.chosen(), baskets);
    }

    static long base(RuleSet rules, KeptSale sale, LeftOfSale left) {
        List<EarnRule.Line> lines = new ArrayList<>();
        for (int i = 0; i < left.amounts().size(); i++) {
            lines.add(
                    new EarnRule.Line(left.amounts().get(i), sale.lines().get(i).category()));
        }
        return rules.base().pointsFor(lines, sale.storeCode());
    }
}
