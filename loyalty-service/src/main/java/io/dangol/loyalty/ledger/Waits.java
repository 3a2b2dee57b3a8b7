package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What lots wait for: it begins, it comes, or it never will. Only the last moves points. */
public final class Waits {

    /** The account after it, and the lots that are another now. */
    public record Changed(MemberAccount account, List<Lot> lots) {}

    private Waits() {}

    /** These lots cannot be spent until the reason is gone. What holds are for was promised before: it can be captured. */
    public static Changed begin(MemberAccount account, Reason reason, Set<UUID> which, Instant at) {
        List<Lot> changed = account.lots().stream()
                .filter(lot -> which.contains(lot.id()) && !lot.waiting().isFor(reason))
                .map(lot -> lot.waitingFor(reason, at))
                .toList();
        return new Changed(account.with(changed), changed);
    }

    /**
     * The reason is gone. Of these, lots that do not wait for it stay as they are.
     *
     * @param zone in which days begin: an expiry is put off by whole days
     */
    public static Changed end(MemberAccount account, Reason reason, Set<UUID> which, Instant at, ZoneId zone) {
        List<Lot> changed = waiting(account, reason, which).stream()
                .map(lot -> lot.without(reason, at, zone))
                .toList();
        return new Changed(account.with(changed), changed);
    }

    /**
     * The reason will not go: what is left of lots that wait for it goes back to whoever funded it, and a return of
     * their sale takes it from there and not from the member. What open holds rely on stays.
     *
     * @return empty where there is nothing to withdraw
     */
    public static Optional<Outcome> withdraw(MemberAccount account, Reason reason, Set<UUID> which, Cause cause) {
        long spare =
                Clawback.spare(account.lots(), lot -> false, account.state().held(), cause.at());
        Taken gone = Taken.withdrawn(waiting(account, reason, which), spare, cause.at());
        return account.writtenOff(Kind.WITHDRAWN, gone, cause);
    }

    /** Points that wait for this; a lot may wait for several things. */
    public static long points(MemberAccount account, Reason reason) {
        return account.lots().stream()
                .filter(lot -> lot.waiting().isFor(reason))
                .mapToLong(Lot::remaining)
                .sum();
    }

    private static List<Lot> waiting(MemberAccount account, Reason reason, Set<UUID> which) {
        return account.lots().stream()
                .filter(lot -> which.contains(lot.id()) && lot.waiting().isFor(reason))
                .toList();
    }
}
