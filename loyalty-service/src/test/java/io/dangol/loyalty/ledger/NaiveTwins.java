package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.NaiveLedger.Box;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two naive ledgers: to merge is to put all coins into one purse, to part is to sort them out by whose they were. */
record NaiveTwins(NaiveLedger survivor, NaiveLedger absorbed) {

    NaiveTwins() {
        this(new NaiveLedger(), new NaiveLedger());
    }

    NaiveLedger get(int at) {
        return at == 0 ? survivor : absorbed;
    }

    void merge() {
        give(absorbed, survivor, coin -> true, hold -> true);
        survivor.debts.addAll(absorbed.debts);
        absorbed.debts.clear();
    }

    /** @param owed by the absorbed one when they were merged */
    void part(Predicate<UUID> itsSales, List<Hold> itsHolds, List<UUID> owed) {
        give(survivor, absorbed, coin -> itsSales.test(coin.sale), itsHolds::contains);
        for (UUID creditor : owed) {
            int last = survivor.debts.lastIndexOf(creditor);
            if (last >= 0) {
                survivor.debts.remove(last);
                absorbed.debts.add(creditor);
            }
        }
    }

    /** Whosever coins they are by now, those that expire last come back first. */
    void giveBack(UUID redemption, long points, UUID redeemer) {
        Map<Integer, Long> parts = IntStream.range(0, 2)
                .boxed()
                .flatMap(at -> get(at).in(Box.SPENT)
                        .filter(coin -> redemption.equals(coin.redemption))
                        .map(coin -> Map.entry(coin, at)))
                .sorted(Map.Entry.comparingByKey(NaiveCoin.FIRST_ORDER.reversed()))
                .limit(points)
                .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.counting()));
        parts.forEach((at, some) -> get(at).giveBack(redemption, some, redeemer));
    }

    Map<UUID, Long> positions() {
        Map<UUID, Long> both = new HashMap<>(survivor.positions);
        absorbed.positions.forEach((partner, points) -> both.merge(partner, points, Long::sum));
        return Partners.settled(both);
    }

    private static void give(NaiveLedger from, NaiveLedger to, Predicate<NaiveCoin> coins, Predicate<Hold> open) {
        to.coins.addAll(from.coins.stream().filter(coins).toList());
        from.coins.removeIf(coins);
        to.open.addAll(from.open.stream().filter(open).toList());
        from.open.removeIf(open);
    }
}
