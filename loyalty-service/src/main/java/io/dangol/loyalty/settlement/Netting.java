package io.dangol.loyalty.settlement;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.pointvalue.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that partners owe each other comes to one amount for each: what it is owed less what it owes (multilateral netting).
 * The amounts sum to zero, to the last minor unit.
 */
final class Netting {

    /**
     * Of one kind between two partners, as the first one sees it.
     *
     * @param receivable in minor units, exact
     */
    record Total(
            UUID partnerId,
            UUID counterpartyId,
            Kind kind,
            long pointsReceivable,
            long pointsPayable,
            BigDecimal receivable,
            BigDecimal payable) {}

    /**
     * What it comes to for a partner; above zero it is paid, below it pays.
     *
     * @param exact before rounding, in minor units
     * @param amount less than one from it
     */
    record Balance(UUID partnerId, long points, BigDecimal exact, long amount) {}

    private record Net(long points, BigDecimal exact) {
        Net plus(Net other) {
            return new Net(Math.addExact(points, other.points), exact.add(other.exact));
        }
    }

    private Netting() {}

    static List<Balance> of(Collection<Total> totals) {
        Map<UUID, Net> nets = new TreeMap<>();
        for (Total total : totals) {
            Net net = new Net(
                    Math.subtractExact(total.pointsReceivable(), total.pointsPayable()),
                    total.receivable().subtract(total.payable()));
            nets.merge(total.partnerId(), net, Net::plus);
        }
        List<Long> amounts =
                Decimals.apportioned(nets.values().stream().map(Net::exact).toList());
        List<Balance> balances = new ArrayList<>();
        nets.forEach((partner, net) ->
                balances.add(new Balance(partner, net.points(), net.exact(), amounts.get(balances.size()))));
        return balances;
    }
}
