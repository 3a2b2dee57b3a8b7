package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.Finding;
import io.dangol.loyalty.account.AccountApi.Verification;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.LotUse;
import io.dangol.loyalty.ledger.Posting;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proves the ledger from its rows: balance = Σ postings = Σ lots − owed, Σ of all = 0, holds, every chain unbroken. */
final class LedgerVerification {

    private static final int MOST_FINDINGS = 100;

    private static final String SUMS = """
            select m.id, m.balance, m.owed, m.held, m.entries,
                   coalesce((select sum(remaining) from lot where member_id = m.id), 0),
                   coalesce((select sum(points) from posting where owner_id = m.id and account = 'MEMBER'), 0),
                   coalesce((select sum(points) from hold where member_id = m.id and status = 'OPEN'), 0)
              from member m where m.entries > 0 or m.held > 0""";

    private static final String CHAIN = """
            select e.member_id, e.id, e.number, e.kind, e.points, e.balance_after, e.source_id, e.at, e.previous_hash,
                   e.hash, p.accounts, p.owners, p.points, u.lots, u.funders, u.points, m.last_hash, m.entries
              from ledger_entry e
              join member m on m.id = e.member_id
              left join (select entry_id, array_agg(account) as accounts, array_agg(owner_id) as owners,
                                array_agg(points) as points from posting group by entry_id) p on p.entry_id = e.id
              left join (select entry_id, array_agg(lot_id) as lots, array_agg(funder_id) as funders,
                                array_agg(points) as points from lot_use group by entry_id) u on u.entry_id = e.id
             order by e.member_id, e.number""";

    private final List<Finding> findings = new ArrayList<>();
    private long members;
    private long entries;
    private long outstanding;

    private LedgerVerification() {}

    /** Reads in one snapshot, so that sales of the moment do not look like errors. */
    static Verification verify(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement snapshot =
                connection.prepareStatement("set transaction isolation level repeatable read, read only")) {
            snapshot.execute();
        }
        LedgerVerification verification = new LedgerVerification();
        verification.sums(connection);
        verification.chains(connection);
        long total = total(connection);
        boolean holds = verification.findings.isEmpty() && total == 0;
        return new Verification(
                holds,
                verification.members,
                verification.entries,
                verification.outstanding,
                total,
                List.copyOf(verification.findings),
                now);
    }

    private static long total(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(sum(points), 0) from posting");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sums(Connection connection) throws SQLException {
        try (PreparedStatement select = streaming(connection, SUMS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                members++;
                UUID member = row.getObject(1, UUID.class);
                long balance = row.getLong(2);
                outstanding += balance;
                require(balance == row.getLong(7), member, "balance is not the sum of its postings");
                require(
                        balance == row.getLong(6) - row.getLong(3),
                        member,
                        "balance is not what its lots hold less what is owed");
                require(row.getLong(4) == row.getLong(8), member, "held is not the sum of its open holds");
            }
        }
    }

    private void chains(Connection connection) throws SQLException {
        try (PreparedStatement select = streaming(connection, CHAIN);
                ResultSet row = select.executeQuery()) {
            UUID member = null;
            String previous = Entry.FIRST;
            long number = 0;
            while (row.next()) {
                entries++;
                UUID of = row.getObject(1, UUID.class);
                boolean another = !of.equals(member);
                previous = another ? Entry.FIRST : previous;
                number = another ? 1 : number + 1;
                member = of;
                link(row, of, number, previous);
                previous = row.getString(10);
            }
        }
    }

    private void link(ResultSet row, UUID member, long number, String previous) throws SQLException {
        Content content = new Content(
                row.getObject(2, UUID.class),
                row.getLong(3),
                Kind.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getObject(7, UUID.class),
                row.getTimestamp(8).toInstant());
        List<Posting> postings = postings(row);
        String hash = content.hash(previous, member, postings, lotUses(row));
        require(row.getLong(3) == number, member, "entry " + number + " is missing");
        require(previous.equals(row.getString(9)), member, "entry " + number + " does not follow the one before");
        require(hash.equals(row.getString(10)), member, "entry " + number + " is not what was written");
        require(
                postings.stream().mapToLong(Posting::points).sum() == 0,
                member,
                "entry " + number + " does not sum to zero");
        if (number == row.getLong(18)) {
            require(row.getString(10).equals(row.getString(17)), member, "the account does not end in its last entry");
        }
    }

    private static List<Posting> postings(ResultSet row) throws SQLException {
        List<Posting> postings = new ArrayList<>();
        Object[] accounts = values(row.getArray(11));
        Object[] owners = values(row.getArray(12));
        Object[] points = values(row.getArray(13));
        for (int i = 0; i < accounts.length; i++) {
            postings.add(
                    new Posting(Posting.Account.valueOf((String) accounts[i]), (UUID) owners[i], (Long) points[i]));
        }
        return postings;
    }

    private static List<LotUse> lotUses(ResultSet row) throws SQLException {
        List<LotUse> uses = new ArrayList<>();
        Object[] lots = values(row.getArray(14));
        Object[] funders = values(row.getArray(15));
        Object[] points = values(row.getArray(16));
        for (int i = 0; i < lots.length; i++) {
            uses.add(new LotUse((UUID) lots[i], (UUID) funders[i], (Long) points[i]));
        }
        return uses;
    }

    private static Object[] values(@Nullable Array array) throws SQLException {
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }

    private static PreparedStatement streaming(Connection connection, String sql) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setFetchSize(1_000);
        return select;
    }

    private void require(boolean holds, UUID member, String otherwise) {
        if (!holds && findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(member, otherwise));
        }
    }
}
