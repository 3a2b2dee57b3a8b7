package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose points are taken where several lend theirs: first to expire, first to be drawn, whosever it is. */
public final class Draw {

    private record Owned(UUID accountId, Lot lot) {}

    private Draw() {}

    /**
     * By account, as many as are drawn from it; together fewer where there are not so many. Of none more than it could
     * spend itself.
     */
    public static Map<UUID, Long> shares(long points, Collection<MemberAccount> accounts, Instant at) {
        Map<UUID, Long> free = new HashMap<>();
        accounts.forEach(account -> free.put(account.state().memberId(), Math.max(0, account.available(at))));
        List<Owned> inOrder = accounts.stream()
                .flatMap(account -> account.lots().stream()
                        .filter(lot -> lot.isAvailable(at))
                        .map(lot -> new Owned(account.state().memberId(), lot)))
                .sorted(Comparator.comparing(Owned::lot, Lot.SPENDING_ORDER))
                .toList();
        Map<UUID, Long> shares = new LinkedHashMap<>();
        long missing = points;
        for (Owned one : inOrder) {
            long left = free.getOrDefault(one.accountId(), 0L);
            long share = Math.min(Math.min(left, one.lot().remaining()), missing);
            if (share > 0) {
                shares.merge(one.accountId(), share, Long::sum);
                free.put(one.accountId(), left - share);
                missing -= share;
            }
        }
        return shares;
    }
}
