package io.dangol.loyalty.fraud;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Releases;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting.Reason;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<UUID> ids = new ArrayList<>();
        for (UUID sale : sales.keySet()) {
            ids.addAll(Accounts.lotsOf(connection, sale));
        }
        for (MemberAccount account : Accounts.lockAll(connection, Set.copyOf(sales.values()), ids)) {
            List<Lot> lots = account.lots().stream()
                    .filter(lot -> sales.containsKey(lot.sourceId()))
                    .toList();
            if (!lots.isEmpty()) {
                Set<UUID> which = lots.stream().map(Lot::id).collect(Collectors.toSet());
                releases.await(connection, account, Reason.REVIEW, which, now);
                lots.forEach(lot -> held.merge(lot.sourceId(), lot.remaining(), Long::sum));
            }
        }
        return held;
    }

    static Locked lock(Connection connection, Signal signal) throws SQLException {
        UUID sale = signal.saleId();
        List<UUID> lots = sale == null ? List.of() : Accounts.lotsOf(connection, sale);
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
