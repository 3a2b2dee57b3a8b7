package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.account.Members;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The grants in the database. */
final class TierGrants {

    private static final String SELECT =
            "select id, member_id, tier, since, until, reason, reference, granted_at from tier_grant";

    private TierGrants() {}

    /** By account: what members were granted that were merged is its own. */
    static Map<UUID, List<TierGrant>> of(Connection connection, Collection<UUID> accountIds) throws SQLException {
        Map<UUID, UUID> absorbed = Members.absorbed(connection, accountIds);
        Set<UUID> members = new HashSet<>(accountIds);
        members.addAll(absorbed.keySet());
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where member_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            Map<UUID, List<TierGrant>> grants = new HashMap<>();
            for (TierGrant grant : rows(select)) {
                UUID account = absorbed.getOrDefault(grant.memberId(), grant.memberId());
                grants.computeIfAbsent(account, other -> new ArrayList<>()).add(grant);
            }
            return grants;
        }
    }

    static Optional<TierGrant> find(Connection connection, String clientId, String reference) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where granted_by = ? and reference = ?")) {
            select.setString(1, clientId);
            select.setString(2, reference);
            return rows(select).stream().findFirst();
        }
    }

    static void insert(Connection connection, TierGrant grant, String clientId) throws SQLException {
        insert(connection, List.of(grant), clientId);
    }

    static void insert(Connection connection, List<TierGrant> grants, String clientId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into tier_grant (granted_by, id, member_id, tier, since, until, reason, reference, granted_at)
                select ?, g.* from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::date[], ?::text[], ?::text[],
                    ?::timestamptz[]) as g""")) {
            insert.setString(1, clientId);
            var unused = new Columns<>(connection, insert, grants, 1)
                    .add("uuid", TierGrant::id)
                    .add("uuid", TierGrant::memberId)
                    .add("text", TierGrant::tier)
                    .add("date", TierGrant::since)
                    .add("date", TierGrant::until)
                    .add("text", TierGrant::reason)
                    .add("text", TierGrant::reference)
                    .add("timestamptz", TierGrant::grantedAt);
            insert.executeUpdate();
        }
    }

    private static List<TierGrant> rows(PreparedStatement select) throws SQLException {
        List<TierGrant> grants = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                grants.add(new TierGrant(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        TierGrant.Reason.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getTimestamp(8).toInstant()));
            }
        }
        return grants;
    }
}
