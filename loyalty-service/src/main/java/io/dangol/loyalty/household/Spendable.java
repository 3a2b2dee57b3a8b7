package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.ledger.Draw;
import io.dangol.loyalty.ledger.Giver;
import io.dangol.loyalty.ledger.MemberAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What one of a household could spend now: its own points, and what it might draw from the others as a redemption does. */
final class Spendable {

    private final Connection connection;
    private final HouseholdTerms terms;
    private final Map<UUID, UUID> members = new HashMap<>();
    private final Map<UUID, MemberAccount> accounts = new HashMap<>();
    private final Map<UUID, Giver> givers;
    private final Instant now;

    Spendable(Connection connection, Household household, Instant now) throws SQLException {
        this.connection = connection;
        this.terms = HouseholdTermsRows.terms(connection, household.programId());
        this.now = now;
        for (Membership of :
                Members.memberships(connection, household.memberIds()).values()) {
            members.put(of.accountId(), of.memberId());
        }
        for (UUID account : members.keySet()) {
            accounts.put(account, Accounts.read(connection, account));
        }
        this.givers = Lenders.of(connection, accounts, members);
    }

    /** The most that any of them could. */
    long most() throws SQLException {
        long most = 0;
        for (UUID account : members.keySet()) {
            most = Math.max(most, by(account));
        }
        return most;
    }

    /** Who owes draws nothing. */
    long by(UUID accountId) throws SQLException {
        long own = Objects.requireNonNull(accounts.get(accountId)).available(now);
        if (own < 0 || !terms.offered()) {
            return Math.max(0, own);
        }
        Map<UUID, Giver> others = new HashMap<>(givers);
        others.remove(accountId);
        long lent = Draw.shares(Long.MAX_VALUE, others.values(), now).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return own + Math.min(lent, Lenders.left(connection, terms, accountId, now));
    }
}
