package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.Verification;
import io.dangol.loyalty.ledger.Debts;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Proves the ledger from its rows: balance = Σ postings = Σ lots − owed, each lot = what was earned − what entries took,
 * Σ of all = 0, held = Σ open holds, every chain unbroken to its end.
 */
final class LedgerVerification {

    /** One pass over each table, whatever the number of members. */
    private static final String SUMS = """
            select m.id, m.balance, m.owed, m.held, m.entries, coalesce(l.remaining, 0), coalesce(p.points, 0),
                   coalesce(h.points, 0), coalesce(e.entries, 0)
              from member m
              left join (select member_id, sum(remaining) as remaining from lot group by member_id) l
                on l.member_id = m.id
              left join (select owner_id, sum(points) as points from posting where account = 'MEMBER'
                          group by owner_id) p on p.owner_id = m.id
              left join (select coalesce(o.account_id, o.id) as member_id, sum(k.points) as points
                           from hold k join member o on o.id = k.member_id where k.status = 'OPEN'
                          group by 1) h on h.member_id = m.id
              left join (select member_id, count(*) as entries from ledger_entry group by member_id) e
                on e.member_id = m.id
             where m.entries > 0 or m.held > 0 or l.member_id is not null or p.owner_id is not null
                or h.member_id is not null or e.member_id is not null""";

    private static final String LOTS = """
            select l.member_id
              from lot l
              left join (select lot_id, sum(points) as used from lot_use group by lot_id) u on u.lot_id = l.id
             where l.remaining <> l.earned - l.repaid - coalesce(u.used, 0)""";

    /** Postings of no entry, uses of no entry or lot, entries, lots and postings of no member. */
    private static final String STRAYS = """
            select (select count(*) from posting p left join ledger_entry e on e.id = p.entry_id where e.id is null)
                 + (select count(*) from lot_use u left join ledger_entry e on e.id = u.entry_id where e.id is null)
                 + (select count(*) from lot_use u left join lot l on l.id = u.lot_id where l.id is null)
                 + (select count(*) from ledger_entry e left join member m on m.id = e.member_id where m.id is null)
                 + (select count(*) from lot l left join member m on m.id = l.member_id where m.id is null)
                 + (select count(*) from posting p left join member m on m.id = p.owner_id
                     where p.account = 'MEMBER' and m.id is null)""";

    /**
     * What lots say has expired, and what the books say went back for it: of all, and per funder but for those who share
     * a lot, which tells its sum alone.
     */
    private static final String BREAKAGE = """
            with both_sides as (
                select funder_id, sum(expired) as points from lot group by funder_id
                union all
                select owner_id, -sum(points) from posting where account = 'BREAKAGE' group by owner_id)
            select (select count(*) from (
                        select funder_id from both_sides b group by funder_id having sum(points) <> 0
                           and not exists (select 1 from lot where funding like '%' || b.funder_id || '%')) different)
                 + (select coalesce(abs(sum(points)), 0) from both_sides)""";

    /** Who waits for a funder to pay is in that funder's line, and nobody else; what nobody pays any more waits no longer. */
    private static final String QUEUES = """
            select (select count(*) from lot l where l.waits_for like '%FUNDING%'
                       and not exists (select 1 from lot_uncovered q where q.lot_id = l.id))
                 + (select count(*) from lot_uncovered q left join lot l on l.id = q.lot_id
                     where l.waits_for is null or l.waits_for not like '%FUNDING%')
                 + (select count(*) from lot_event e left join lot l on l.id = e.lot_id
                     where e.outcome is null and (l.waits_for is null or l.waits_for not like '%EVENT%'))
                 + (select count(*) from lot_event e join lot l on l.id = e.lot_id
                     where e.outcome is not null and l.waits_for like '%EVENT%' and l.remaining > 0)""";

    private static final String CLEARING = "select coalesce(sum(points), 0) from clearing";

    private static final String DEBTS = """
            select id, owed, debts from member where owed > 0 or debts <> ''""";

    /** Millions of entries are sorted before the first comes: longer than a connection may be silent elsewhere. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Connection connection;
    private final Findings findings = new Findings();
    private long members;
    private BigDecimal outstanding = BigDecimal.ZERO;

    private LedgerVerification(Connection connection) {
        this.connection = connection;
    }

    /** Reads in one snapshot, so that sales of the moment do not look like errors. */
    static Verification verify(Connection connection, Instant now) throws SQLException {
        int usualPatience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
        try {
            return proved(connection, now);
        } finally {
            connection.setNetworkTimeout(Runnable::run, usualPatience);
        }
    }

    private static Verification proved(Connection connection, Instant now) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("set transaction isolation level repeatable read, read only");
            // Everything is read: the tills' way of reading, by index alone, would be the slow one here.
            settings.execute("set local enable_seqscan = on");
            settings.execute("set local statement_timeout = " + PATIENCE.toMillis());
        }
        return of(connection, now);
    }

    /** As this transaction sees the rows. */
    static Verification of(Connection connection, Instant now) throws SQLException {
        return new LedgerVerification(connection).verified(now);
    }

    private Verification verified(Instant now) throws SQLException {
        sums();
        lots();
        findings.require(number(STRAYS).signum() == 0, null, "rows belong to no entry, no lot or no member");
        debts();
        findings.require(number(QUEUES).signum() == 0, null, "lots wait for what is not kept, or the other way round");
        findings.require(number(CLEARING).signum() == 0, null, "what partners owe each other does not sum to zero");
        findings.require(number(BREAKAGE).signum() == 0, null, "breakage is not what lots say has expired");
        long entries = new ChainVerification(findings).verify(connection);
        BigDecimal total = number("select coalesce(sum(points), 0) from posting");
        findings.require(total.signum() == 0, null, "all postings together do not sum to zero");
        return new Verification(
                findings.list().isEmpty(),
                members,
                entries,
                outstanding.longValueExact(),
                total.longValueExact(),
                findings.list(),
                now);
    }

    private void sums() throws SQLException {
        try (PreparedStatement select = streaming(connection, SUMS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                members++;
                UUID member = row.getObject(1, UUID.class);
                BigDecimal balance = row.getBigDecimal(2);
                outstanding = outstanding.add(balance);
                findings.require(same(balance, row, 7), member, "balance is not the sum of its postings");
                findings.require(
                        same(balance.add(row.getBigDecimal(3)), row, 6),
                        member,
                        "balance is not what its lots hold less what is owed");
                findings.require(same(row.getBigDecimal(4), row, 8), member, "held is not the sum of its open holds");
                findings.require(
                        same(row.getBigDecimal(5), row, 9), member, "the chain has not as many entries as told");
            }
        }
    }

    private void lots() throws SQLException {
        try (PreparedStatement select = streaming(connection, LOTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                findings.require(
                        false, row.getObject(1, UUID.class), "a lot does not hold what was earned less what was taken");
            }
        }
    }

    private void debts() throws SQLException {
        try (PreparedStatement select = streaming(connection, DEBTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                boolean told = row.getLong(2) == Debts.parse(row.getString(3)).total();
                findings.require(told, row.getObject(1, UUID.class), "what is owed is not the sum of its debts");
            }
        }
    }

    private static boolean same(BigDecimal told, ResultSet row, int column) throws SQLException {
        return told.compareTo(row.getBigDecimal(column)) == 0;
    }

    private BigDecimal number(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBigDecimal(1);
        }
    }

    /** Rows as they come: a ledger does not fit into memory. */
    static PreparedStatement streaming(Connection connection, String sql) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setFetchSize(1_000);
        return select;
    }
}
