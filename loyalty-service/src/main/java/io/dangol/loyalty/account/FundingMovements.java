package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.Debts;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.LotUse;
import io.dangol.loyalty.ledger.Posting;
import io.dangol.loyalty.ledger.Posting.Account;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes what entries give back to partners that have a funding account, in one statement for all. It is counted later, so
 * that neither a return nor expiry waits for an account that tills and others hold. What opens lots is counted where
 * it is covered.
 */
final class FundingMovements {

    private static final String ACCOUNTS = "select partner_id from funding_account where partner_id = any (?)";

    /** What was taken from a lot that no room was used for counts as used now, and waits no longer. */
    private static final String INSERT = """
            insert into funding_movement (partner_id, used, waiting)
            select m.partner_id, sum(m.used), sum(m.waiting)
              from (select p.owner_id as partner_id, -p.points as used, 0 as waiting
                      from unnest(?::uuid[], ?::bigint[]) as p (owner_id, points)
                     union all
                    select q.partner_id, u.points, -u.points
                      from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as u (lot_id, funder_id, points)
                      join lot_uncovered q on q.partner_id = u.funder_id and q.lot_id = u.lot_id) m
             group by m.partner_id having sum(m.used) <> 0 or sum(m.waiting) <> 0""";

    private FundingMovements() {}

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> moving =
                entries.stream().filter(FundingMovements::givesBack).toList();
        List<Posting> postings = moving.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(FundingMovements::isPartners)
                .toList();
        if (postings.isEmpty()) {
            return;
        }
        List<LotUse> uses =
                moving.stream().flatMap(entry -> entry.lotUses().stream()).toList();
        Set<UUID> partners = postings.stream().map(Posting::ownerId).collect(Collectors.toSet());
        uses.forEach(use -> partners.add(use.funderId()));
        Set<UUID> withAccount = withAccount(connection, partners);
        if (!withAccount.isEmpty()) {
            write(
                    connection,
                    postings.stream()
                            .filter(posting -> withAccount.contains(posting.ownerId()))
                            .toList(),
                    uses.stream()
                            .filter(use -> withAccount.contains(use.funderId()))
                            .toList());
        }
    }

    /** Most have none: thousands of lots that expire together need then not be looked at. */
    private static Set<UUID> withAccount(Connection connection, Set<UUID> partners) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ACCOUNTS)) {
            select.setArray(1, array(connection, "uuid", partners.toArray()));
            Set<UUID> found = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    private static void write(Connection connection, List<Posting> postings, List<LotUse> uses) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, postings, uses);
            insert.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement insert, List<Posting> postings, List<LotUse> uses)
            throws SQLException {
        insert.setArray(
                1,
                array(
                        connection,
                        "uuid",
                        postings.stream().map(Posting::ownerId).toArray()));
        insert.setArray(
                2,
                array(
                        connection,
                        "bigint",
                        postings.stream().map(Posting::points).toArray()));
        insert.setArray(
                3, array(connection, "uuid", uses.stream().map(LotUse::lotId).toArray()));
        insert.setArray(
                4, array(connection, "uuid", uses.stream().map(LotUse::funderId).toArray()));
        insert.setArray(
                5, array(connection, "bigint", uses.stream().map(LotUse::points).toArray()));
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    /** What members bring along was given before, and between two members nobody gives anything. */
    private static boolean givesBack(Entry entry) {
        Kind kind = entry.content().kind();
        return entry.opened().isEmpty() && !kind.isTransfer() && kind != Kind.OPENING;
    }

    private static boolean isPartners(Posting posting) {
        boolean funds = posting.account() == Account.FUNDER || posting.account() == Account.BREAKAGE;
        return funds && !posting.ownerId().equals(Debts.NOBODY);
    }
}
