package io.dangol.loyalty.settlement;

import io.dangol.loyalty.settlement.Netting.Balance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a period comes to for a partner, and what became of the points that it pays for. */
record Statement(Balance balance, Funded funded, long pointsOutstanding) {

    /**
     * What happened to points in the period.
     *
     * @param given at the partner's cost
     * @param takenBack by returns and by hand
     * @param expired they went back to the partner, who had funded them
     * @param redeemed at the partner's stores, whoever funded them, less what was given back
     */
    record Funded(long given, long takenBack, long expired, long redeemed) {
        static final Funded NOTHING = new Funded(0, 0, 0, 0);
    }

    /** One for each partner that any of it is about. */
    static List<Statement> of(List<Balance> balances, Map<UUID, Funded> funded, Map<UUID, Long> outstanding) {
        Set<UUID> partners = new TreeSet<>(funded.keySet());
        partners.addAll(outstanding.keySet());
        balances.forEach(balance -> partners.add(balance.partnerId()));
        List<Statement> statements = new ArrayList<>();
        for (UUID partner : partners) {
            Balance balance = balances.stream()
                    .filter(one -> one.partnerId().equals(partner))
                    .findFirst()
                    .orElse(new Balance(partner, 0, BigDecimal.ZERO, 0));
            statements.add(new Statement(
                    balance, funded.getOrDefault(partner, Funded.NOTHING), outstanding.getOrDefault(partner, 0L)));
        }
        return statements;
    }
}
