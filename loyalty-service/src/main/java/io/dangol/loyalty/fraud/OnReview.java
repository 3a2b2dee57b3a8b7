package io.dangol.loyalty.fraud;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.PartTransfers;
import io.dangol.loyalty.account.Releases;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting.Reason;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What sales earned, while somebody looks into it: also lots that hold nothing any more, since a void may bring their
 * points back. A lot names its sale wherever a merge took it.
 */
@Singleton
class OnReview {

    /** A sale's lots, and whose they are. Whoever ends a review queues up at that row. */
    record Locked(MemberAccount account, Set<UUID> lots) {}

    private final Releases releases;

    OnReview(Releases releases) {
        this.releases = releases;
    }

    /**
     * From now on they cannot be spent.
     *
     * @param sales with whom they are of
     * @return points by sale
     */
    Map<UUID, Long> put(Connection connection, Map<UUID, UUID> sales, Instant now) throws SQLException {
        Map<UUID, Long> held = new HashMap<>();
        if (sales.isEmpty()) {
            return held;
        }
        Map<UUID, UUID> saleOf = new HashMap<>();
        for (Map.Entry<UUID, UUID> sale : sales.entrySet()) {
            lots(connection, sale.getKey(), sale.getValue()).forEach(lot -> saleOf.put(lot, sale.getKey()));
        }
        for (MemberAccount account : Accounts.lockAll(connection, Set.copyOf(sales.values()), saleOf.keySet())) {
            List<Lot> lots = account.lots().stream()
                    .filter(lot -> saleOf.containsKey(lot.id()))
                    .toList();
            if (!lots.isEmpty()) {
                Set<UUID> which = lots.stream().map(Lot::id).collect(Collectors.toSet());
                releases.await(connection, account, Reason.REVIEW, which, now);
                lots.forEach(
                        lot -> held.merge(Objects.requireNonNull(saleOf.get(lot.id())), lot.remaining(), Long::sum));
            }
        }
        return held;
    }

    /** Also the parts that were given away or drawn by others and came back; what is still with others is theirs. */
    private static Set<UUID> lots(Connection connection, UUID saleId, UUID memberId) throws SQLException {
        Set<UUID> lots = new HashSet<>(Accounts.lotsOf(connection, saleId));
        lots.addAll(PartTransfers.partsAt(connection, memberId, lots));
        return lots;
    }

    static Locked lock(Connection connection, Signal signal) throws SQLException {
        UUID sale = signal.saleId();
        Set<UUID> lots = sale == null ? Set.of() : lots(connection, sale, signal.memberId());
        MemberAccount account =
                Accounts.lock(connection, signal.memberId(), lots).orElseThrow();
        return new Locked(account, Set.copyOf(lots));
    }

    /** @return points that wait for nothing any more */
    long open(Connection connection, Locked locked, Instant now) throws SQLException {
        return releases.open(connection, List.of(locked.account()), Reason.REVIEW, locked.lots(), now);
    }

    /**
     * Also what was not on review before. What open redemptions rely on goes on waiting.
     *
     * @return points that went back to their funders
     */
    long withdraw(Connection connection, Locked locked, Signal signal, Instant now) throws SQLException {
        releases.await(connection, locked.account(), Reason.REVIEW, locked.lots(), now);
        MemberAccount waiting = lock(connection, signal).account();
        return releases.withdraw(connection, List.of(waiting), Reason.REVIEW, locked.lots(), signal.id(), now);
    }
}
