package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.LedgerRefusal.VoidExceedsRedemption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Points of a redemption on their way back. They go into the lots that they came from, whosever those are by now: where
 * two members had spent in common and were parted since, each gets back what its own lots gave.
 *
 * @param account whose lots
 * @param uses what the redemption took from them
 * @param before so many of those were given back earlier
 */
public record Spent(MemberAccount account, List<LotUse> uses, long before, long points) {

    public Spent {
        uses = List.copyOf(uses);
    }

    public Outcome giveBack(UUID redeemerId, Cause cause) {
        return account.giveBack(points, uses, before, redeemerId, cause);
    }

    /**
     * By account, whatever the split the same as all at once.
     *
     * @param uses all that the redemption took, from lots of these accounts
     * @throws VoidExceedsRedemption if more is to go back than is left
     */
    public static List<Spent> of(List<MemberAccount> accounts, List<LotUse> uses, long before, long points) {
        Map<UUID, Long> byLot =
                uses.stream().collect(Collectors.groupingBy(LotUse::lotId, Collectors.summingLong(LotUse::points)));
        long left = uses.stream().mapToLong(LotUse::points).sum() - before;
        if (points > left) {
            throw new VoidExceedsRedemption(points, left);
        }
        List<Spent> parts = new ArrayList<>();
        for (MemberAccount account : accounts) {
            Part part = part(account, accounts, byLot, before, points);
            if (part.points() > 0) {
                List<LotUse> own =
                        uses.stream().filter(use -> holds(account, use.lotId())).toList();
                parts.add(new Spent(account, own, part.before(), part.points()));
            }
        }
        return parts;
    }

    private record Part(long before, long points) {}

    /** As {@link Taken#putBack} goes through them: what expires last comes back first. */
    private static Part part(
            MemberAccount account, List<MemberAccount> accounts, Map<UUID, Long> byLot, long before, long points) {
        List<Lot> lots = accounts.stream()
                .flatMap(one -> one.lots().stream())
                .filter(lot -> byLot.containsKey(lot.id()))
                .sorted(Lot.FIRST_ORDER.reversed())
                .toList();
        long skipping = before;
        long missing = points;
        Part part = new Part(0, 0);
        for (Lot lot : lots) {
            long spent = byLot.getOrDefault(lot.id(), 0L);
            long passed = Math.min(spent, skipping);
            long back = Math.min(spent - passed, missing);
            skipping -= passed;
            missing -= back;
            part = holds(account, lot.id()) ? new Part(part.before() + passed, part.points() + back) : part;
        }
        return part;
    }

    private static boolean holds(MemberAccount account, UUID lotId) {
        return account.lots().stream().anyMatch(lot -> lot.id().equals(lotId));
    }
}
