package io.dangol.loyalty.redemption;

import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What members have promised to tills, for who would otherwise take it from under them. */
public final class OpenHolds {

    private OpenHolds() {}

    public static Map<UUID, List<Hold>> of(Connection connection, Collection<UUID> memberIds) throws SQLException {
        return Holds.open(connection, memberIds).stream()
                .collect(Collectors.groupingBy(
                        KeptHold::memberId, Collectors.mapping(KeptHold::hold, Collectors.toList())));
    }
}
