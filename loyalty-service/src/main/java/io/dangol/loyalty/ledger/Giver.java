package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who passes points on: what is its own, and nothing of what it drew from others to spend it.
 *
 * @param borrowed the lots that hold what it drew
 */
public record Giver(MemberAccount account, Set<UUID> borrowed) {

    public Giver {
        borrowed = Set.copyOf(borrowed);
    }

    public static Giver owningAll(MemberAccount account) {
        return new Giver(account, Set.of());
    }

    /** Who gives nothing of what it drew, from whomever. */
    static Giver ofOwn(MemberAccount account) {
        return new Giver(
                account,
                account.lots().stream().filter(Lot::isDrawn).map(Lot::id).collect(Collectors.toSet()));
    }

    /**
     * What so many can be taken from.
     *
     * @throws InsufficientPoints if there are fewer
     */
    List<Lot> enough(long points, Instant at) {
        if (points > available(at)) {
            throw new InsufficientPoints(points, available(at));
        }
        return lots(at);
    }

    /** Never more than it could spend itself. */
    long available(Instant at) {
        long own = lots(at).stream().mapToLong(Lot::remaining).sum();
        return Math.max(0, Math.min(own, account.available(at)));
    }

    List<Lot> lots(Instant at) {
        return account.lots().stream()
                .filter(lot -> lot.isAvailable(at) && !borrowed.contains(lot.id()))
                .toList();
    }
}
