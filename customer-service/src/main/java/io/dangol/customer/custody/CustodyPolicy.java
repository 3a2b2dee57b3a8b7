package io.dangol.customer.custody;

import io.dangol.customer.custody.CustodyRefusal.CustodyOverlaps;
import io.dangol.customer.custody.CustodyRefusal.IntroducedByAnother;
import java.util.List;
import java.util.Optional;

/** How a custody goes with those that there are: one partner introduces a customer, one at a time services it. */
final class CustodyPolicy {

    private CustodyPolicy() {}

    /**
     * Who hands over to the wanted one, on the day on which that begins.
     *
     * @param known all of the customer
     * @throws CustodyOverlaps 409 where somebody services the customer then who does not make way
     * @throws IntroducedByAnother 409
     */
    static Optional<Custody> handingOver(Custody wanted, List<Custody> known) {
        if (!wanted.services()) {
            if (known.stream().anyMatch(one -> !one.services())) {
                throw new IntroducedByAnother();
            }
            return Optional.empty();
        }
        List<Custody> inTheWay = known.stream()
                .filter(Custody::services)
                .filter(wanted::overlaps)
                .toList();
        if (inTheWay.stream().anyMatch(one -> !one.makesWayFor(wanted))) {
            throw new CustodyOverlaps();
        }
        return inTheWay.stream().findFirst();
    }
}
