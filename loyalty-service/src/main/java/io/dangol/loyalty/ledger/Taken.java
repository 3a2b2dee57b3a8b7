package io.dangol.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;

/** What could be taken from lots, in their given order. */
record Taken(long points, List<Lot> lots, List<LotUse> uses) {

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
