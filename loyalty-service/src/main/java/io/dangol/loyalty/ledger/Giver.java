package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
