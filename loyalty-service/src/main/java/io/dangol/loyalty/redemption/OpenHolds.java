package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What members have promised to tills, for who would otherwise take it from under them. */
public final class OpenHolds {

    private OpenHolds() {}

    /** By account: also what members had promised that were merged into it. */
    public static Map<UUID, List<Hold>> of(Connection connection, Collection<UUID> accountIds) throws SQLException {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> absorbed = Members.absorbed(connection, accountIds);
        Set<UUID> members = new HashSet<>(accountIds);
        members.addAll(absorbed.keySet());
        return Holds.open(connection, members).stream()
                .collect(Collectors.groupingBy(
                        kept -> absorbed.getOrDefault(kept.memberId(), kept.memberId()),
                        Collectors.mapping(KeptHold::hold, Collectors.toList())));
    }

    /** Made with cards of these very members, wherever their account is. */
    public static List<Hold> madeBy(Connection connection, Collection<UUID> memberIds) throws SQLException {
        return Holds.open(connection, memberIds).stream().map(KeptHold::hold).toList();
    }
}
