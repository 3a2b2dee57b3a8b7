package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.LotUse;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Spent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Points that a redemption took, on their way back into the lots that they came from. */
public final class Redeemed {

    /** It stands with the account that its member had then. */
    private static final String SPENT = """
            with recursive account (id) as (
                select ?::uuid
                 union
                select m.survivor_id from account a join member_merge m on m.absorbed_id = a.id)
            select u.lot_id, u.funder_id, u.points, l.member_id
              from account a
              join ledger_entry e on e.member_id = a.id and e.source_id = ? and e.kind = 'REDEEMED'
              join lot_use u on u.entry_id = e.id
              join lot l on l.id = u.lot_id""";

    /** From whose lots, as they are now. */
    private record Taken(List<LotUse> uses, Set<UUID> owners) {}

    /**
     * What was done.
     *
     * @param outcomes one for each account that got some back
     * @param account the member's, after it
     */
    public record GivenBack(List<Outcome> outcomes, MemberAccount account) {}

    private Redeemed() {}

    /** The account of who redeemed, and of who has lots by now that it took from: to be locked together. */
    public static Collection<MemberAccount> lock(Connection connection, UUID memberId, UUID redemptionId)
            throws SQLException {
        return Accounts.lockAll(connection, concerned(connection, memberId, redemptionId));
    }

    /** The members whom giving it back concerns. */
    public static Set<UUID> concerned(Connection connection, UUID memberId, UUID redemptionId) throws SQLException {
        Set<UUID> members = new LinkedHashSet<>(Set.of(memberId));
        members.addAll(taken(connection, memberId, redemptionId).owners());
        return members;
    }

    /** Whoever calls has {@linkplain #lock locked} whom it concerns. */
    public static GivenBack giveBack(Connection connection, UUID memberId, UUID redemptionId, Back back, Cause cause)
            throws SQLException {
        Taken taken = taken(connection, memberId, redemptionId);
        Set<UUID> members = new LinkedHashSet<>(Set.of(memberId));
        members.addAll(taken.owners());
        Map<UUID, MemberAccount> accounts = new LinkedHashMap<>();
        for (MemberAccount account : Accounts.lockAll(
                connection, members, taken.uses().stream().map(LotUse::lotId).toList())) {
            accounts.put(account.state().memberId(), account);
        }
        UUID own = Members.membership(connection, memberId).accountId();
        List<Outcome> outcomes = new ArrayList<>();
        for (Spent part : Spent.of(List.copyOf(accounts.values()), taken.uses(), back.before(), back.points())) {
            Outcome outcome = part.giveBack(back.redeemerId(), cause);
            accounts.put(outcome.entry().memberId(), outcome.account());
            outcomes.add(outcome);
        }
        LedgerRows.insert(connection, outcomes);
        LedgerRows.update(
                connection,
                outcomes.stream().map(outcome -> outcome.account().state()).toList());
        return new GivenBack(outcomes, Objects.requireNonNull(accounts.get(own)));
    }

    /**
     * What is to go back.
     *
     * @param before so many of the redemption's points were given back earlier
     */
    public record Back(long points, long before, UUID redeemerId) {}

    private static Taken taken(Connection connection, UUID memberId, UUID redemptionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SPENT)) {
            select.setObject(1, memberId);
            select.setObject(2, redemptionId);
            List<LotUse> uses = new ArrayList<>();
            Set<UUID> owners = new LinkedHashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    uses.add(new LotUse(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)));
                    owners.add(row.getObject(4, UUID.class));
                }
            }
            return new Taken(uses, owners);
        }
    }
}
