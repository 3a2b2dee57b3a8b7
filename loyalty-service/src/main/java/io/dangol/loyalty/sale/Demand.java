package io.dangol.loyalty.sale;

import io.dangol.loyalty.budget.Budgets;
import io.dangol.loyalty.ledger.Claim;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.NegativePolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a return asks of the member, and what of it comes back to budgets.
 *
 * @param back what rules of campaigns gave and take back
 */
record Demand(List<Claim> claims, List<Back> back) {

    static final Demand NONE = new Demand(List.of(), List.of());

    /** Of one campaign, by its rule. */
    record Back(Budgets.Key budget, String rule, long points) {}

    Demand {
        claims = List.copyOf(claims);
        back = List.copyOf(back);
    }

    static Demand of(Claim claim) {
        return new Demand(List.of(claim), List.of());
    }

    /** What a member is let off stays given, so the budget does not get it back. */
    void giveBack(Connection connection, MemberAccount before, NegativePolicy policy, Instant at) throws SQLException {
        if (back.isEmpty()) {
            return;
        }
        List<Claim> missing = policy == NegativePolicy.CLAMP ? before.missing(claims, at) : List.of();
        SortedMap<Budgets.Key, Long> points = new TreeMap<>();
        for (Back one : back) {
            long forgiven = missing.stream()
                    .filter(claim -> claim.part() == null
                            ? claim.saleId() == null
                            : claim.part().equals(one.rule()))
                    .mapToLong(Claim::points)
                    .sum();
            if (forgiven < one.points()) {
                points.merge(one.budget(), one.points() - forgiven, Long::sum);
            }
        }
        Budgets.giveBack(connection, points);
    }
}
