package io.dangol.loyalty.household;

import io.dangol.loyalty.ledger.Giver;
import io.dangol.loyalty.ledger.MemberAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Those of a household on whom the others may draw. */
final class Lenders {

    private Lenders() {}

    /**
     * By account, those with a card that is not blocked: what is drawn on would not be spent by themselves.
     *
     * @param accounts also who draws, to be left out then
     * @param members by account, whose cards are looked at
     */
    static Map<UUID, Giver> of(Connection connection, Map<UUID, MemberAccount> accounts, Map<UUID, UUID> members)
            throws SQLException {
        Set<UUID> borrowed = Draws.borrowed(connection, accounts.keySet());
        Map<UUID, Giver> givers = new HashMap<>();
        for (Map.Entry<UUID, MemberAccount> one : accounts.entrySet()) {
            if (Households.hasActiveCard(connection, Objects.requireNonNull(members.get(one.getKey())))) {
                givers.put(one.getKey(), new Giver(one.getValue(), borrowed));
            }
        }
        return givers;
    }

    /** What a member may still draw; as good as all where the programme sets no limit. */
    static long left(Connection connection, HouseholdTerms terms, UUID accountId, Instant now) throws SQLException {
        Long most = terms.maxDrawnPer30Days();
        return most == null
                ? Long.MAX_VALUE
                : Math.max(0, most - Draws.since(connection, accountId, now.minus(HouseholdTerms.WINDOW)));
    }
}
