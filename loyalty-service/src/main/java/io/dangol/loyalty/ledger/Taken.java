package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What could be taken from lots, in their given order. */
record Taken(long points, List<Lot> lots, List<LotUse> uses) {

    /** Leaves as many available points as are held, and leaves expired ones alone. */
    static Taken freely(List<Lot> order, long wanted, Instant at, long held) {
        long available = order.stream()
                .filter(lot -> lot.isAvailable(at))
                .mapToLong(Lot::remaining)
                .sum();
        long spare = Math.max(0, available - held);
        List<Lot> lots = new ArrayList<>();
        List<LotUse> uses = new ArrayList<>();
        long taken = 0;
        for (Lot lot : order) {
            boolean usable = lot.isAvailable(at);
            long limit = usable ? Math.min(spare, lot.remaining()) : lot.isPending(at) ? lot.remaining() : 0;
            long share = Math.min(limit, wanted - taken);
            if (share > 0) {
                lots.add(lot.less(share));
                uses.add(new LotUse(lot.id(), lot.funderId(), share));
                taken += share;
                spare -= usable ? share : 0;
            }
        }
        return new Taken(taken, lots, uses);
    }

    static Taken from(List<Lot> order, long wanted) {
        List<Lot> lots = new ArrayList<>();
        List<LotUse> uses = new ArrayList<>();
        long taken = 0;
        for (Lot lot : order) {
            long share = Math.min(lot.remaining(), wanted - taken);
            if (share > 0) {
                lots.add(lot.less(share));
                uses.add(new LotUse(lot.id(), lot.funderId(), share));
                taken += share;
            }
        }
        return new Taken(taken, lots, uses);
    }
}
