package io.dangol.customer.custody;

import io.dangol.customer.custody.CustodyRefusal.CustodyOverlaps;
import io.dangol.customer.custody.CustodyRefusal.IntroducedByAnother;
import java.time.LocalDate;
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

    /**
     * The first day on which its partner services the customer no more: custodies of one partner that follow each other
     * without a gap are one to whoever looks. Empty where no end is known.
     *
     * @param known all of the customer
     */
    static Optional<LocalDate> endOfRun(Custody custody, List<Custody> known) {
        LocalDate end = custody.until();
        while (end != null) {
            LocalDate day = end;
            Optional<Custody> next = known.stream()
                    .filter(one -> one.servicesOn(day) && one.partnerId().equals(custody.partnerId()))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.of(day);
            }
            end = next.get().until();
        }
        return Optional.empty();
    }
}
