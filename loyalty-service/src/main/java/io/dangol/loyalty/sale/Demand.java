package io.dangol.loyalty.sale;

import io.dangol.loyalty.budget.Budgets;
import io.dangol.loyalty.ledger.Claim;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.NegativePolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a return asks of the member, and what of it comes back to budgets.
 *
 * @param back which claims are on what campaigns gave
 */
record Demand(List<Claim> claims, List<Back> back) {

    static final Demand NONE = new Demand(List.of(), List.of());

    /**
     * A claim on what a campaign gave.
     *
     * @param claim its place among the claims
     * @param partnerId who sold what it was given for; null: nobody knows, so it is the whole's alone
     */
    record Back(int claim, UUID campaignId, @Nullable UUID partnerId) {}

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
        List<Claim> missing = policy == NegativePolicy.CLAMP ? Claim.missing(before, claims, at) : List.of();
        List<Budgets.Returned> returned = new ArrayList<>();
        for (Back one : back) {
            long forgiven = missing.isEmpty() ? 0 : missing.get(one.claim()).points();
            long points = claims.get(one.claim()).points() - forgiven;
            returned.add(new Budgets.Returned(one.campaignId(), one.partnerId(), points));
        }
        Budgets.giveBack(connection, returned);
    }
}
