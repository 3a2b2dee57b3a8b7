package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.Clearing;
import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.LotUse;
import io.dangol.loyalty.ledger.Posting;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks every member's entries from the first to the last and hashes them again. */
final class ChainVerification {

    private static final String CHAIN = """
            select e.member_id, e.id, e.number, e.kind, e.points, e.balance_after, e.source_id, e.at, e.previous_hash,
                   e.hash, m.last_hash, m.entries,
                   p.accounts, p.owners, p.points,
                   u.lots, u.funders, u.points,
                   o.lots, o.funding, o.earned, o.repaid, o.since, o.until, o.parts,
                   d.creditors, d.points, c.partners, c.points
              from ledger_entry e
              join member m on m.id = e.member_id
              left join (select entry_id, array_agg(account) as accounts, array_agg(owner_id) as owners,
                                array_agg(points) as points from posting group by entry_id) p on p.entry_id = e.id
              left join (select entry_id, array_agg(lot_id) as lots, array_agg(funder_id) as funders,
                                array_agg(points) as points from lot_use group by entry_id) u on u.entry_id = e.id
              left join (select coalesce(opened_in, member_id) as member_id, source_id, array_agg(id) as lots,
                                array_agg(coalesce(funding, funder_id::text)) as funding, array_agg(part) as parts,
                                array_agg(earned) as earned, array_agg(repaid) as repaid,
                                array_agg(available_from) as since,
                                array_agg(coalesce(first_expires_at, expires_at)) as until
                           from lot group by 1, 2) o
                on o.member_id = e.member_id and o.source_id = e.source_id and e.kind in ('EARNED', 'ADJUSTED', 'OPENING', 'REDEEMED',
                        'GIFTED', 'GIFT_REVERSED', 'DRAWN', 'DRAW_REVERSED')
              left join (select entry_id, array_agg(creditor_id) as creditors, array_agg(points) as points
                           from debt_change group by entry_id) d on d.entry_id = e.id
              left join (select entry_id, array_agg(partner_id) as partners, array_agg(points) as points
                           from clearing group by entry_id) c on c.entry_id = e.id
             order by e.member_id, e.number""";

    private final Findings findings;

    ChainVerification(Findings findings) {
        this.findings = findings;
    }

    /** @return how many entries there are */
    long verify(Connection connection) throws SQLException {
        long entries = 0;
        try (PreparedStatement select = LedgerVerification.streaming(connection, CHAIN);
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
        return entries;
    }

    private void link(ResultSet row, UUID member, long number, String previous) throws SQLException {
        String entry = "entry " + number;
        findings.require(row.getLong(3) == number, member, entry + " is missing");
        findings.require(previous.equals(row.getString(9)), member, entry + " does not follow the one before");
        content(row, member, previous, entry);
        if (number == row.getLong(12)) {
            findings.require(
                    row.getString(10).equals(row.getString(11)), member, "the account does not end in its last entry");
        }
    }

    private void content(ResultSet row, UUID member, String previous, String name) throws SQLException {
        try {
            Entry entry = entry(row, member, previous);
            findings.require(entry.isAsWritten(), member, name + " is not what was written");
            findings.require(sum(entry.postings()) == 0, member, name + " does not sum to zero");
            findings.require(Clearing.isOf(entry, cleared(row)), member, name + " makes partners owe something else");
        } catch (IllegalArgumentException unknown) {
            // A kind, an account or a lot that cannot be: then its hash is not the one that was written.
            findings.require(false, member, name + " is not what was written");
        }
    }

    private static Entry entry(ResultSet row, UUID member, String previous) throws SQLException {
        return new Entry(
                member,
                content(row),
                postings(row),
                lotUses(row),
                debts(row),
                opened(row),
                previous,
                row.getString(10));
    }

    private static Map<UUID, Long> cleared(ResultSet row) throws SQLException {
        Map<UUID, Long> cleared = new HashMap<>();
        Object[] partners = values(row.getArray(28));
        Object[] points = values(row.getArray(29));
        for (int i = 0; i < partners.length; i++) {
            cleared.merge((UUID) partners[i], (Long) points[i], Long::sum);
        }
        return cleared;
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getObject(2, UUID.class),
                row.getLong(3),
                Kind.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getObject(7, UUID.class),
                row.getTimestamp(8).toInstant());
    }

    private static long sum(List<Posting> postings) {
        return postings.stream().mapToLong(Posting::points).sum();
    }

    private static List<Posting> postings(ResultSet row) throws SQLException {
        List<Posting> postings = new ArrayList<>();
        Object[] accounts = values(row.getArray(13));
        Object[] owners = values(row.getArray(14));
        Object[] points = values(row.getArray(15));
        for (int i = 0; i < accounts.length; i++) {
            postings.add(
                    new Posting(Posting.Account.valueOf((String) accounts[i]), (UUID) owners[i], (Long) points[i]));
        }
        return postings;
    }

    private static List<LotUse> lotUses(ResultSet row) throws SQLException {
        List<LotUse> uses = new ArrayList<>();
        Object[] lots = values(row.getArray(16));
        Object[] funders = values(row.getArray(17));
        Object[] points = values(row.getArray(18));
        for (int i = 0; i < lots.length; i++) {
            uses.add(new LotUse((UUID) lots[i], (UUID) funders[i], (Long) points[i]));
        }
        return uses;
    }

    /** As they were when the entry opened them: what is left of them now is not part of it. */
    private static List<Lot> opened(ResultSet row) throws SQLException {
        List<Lot> opened = new ArrayList<>();
        Object[] lots = values(row.getArray(19));
        Object[] funding = values(row.getArray(20));
        Object[] parts = values(row.getArray(25));
        Object[] earned = values(row.getArray(21));
        Object[] repaid = values(row.getArray(22));
        Object[] since = values(row.getArray(23));
        Object[] until = values(row.getArray(24));
        for (int i = 0; i < lots.length; i++) {
            opened.add(new Lot(
                    (UUID) lots[i],
                    row.getObject(7, UUID.class),
                    (String) parts[i],
                    Funding.parse((String) funding[i]),
                    (Long) earned[i],
                    (Long) repaid[i],
                    0,
                    0,
                    ((Timestamp) since[i]).toInstant(),
                    until[i] == null ? null : ((Timestamp) until[i]).toInstant()));
        }
        return opened;
    }

    private static List<Debt> debts(ResultSet row) throws SQLException {
        List<Debt> debts = new ArrayList<>();
        Object[] creditors = values(row.getArray(26));
        Object[] points = values(row.getArray(27));
        for (int i = 0; i < creditors.length; i++) {
            debts.add(new Debt((UUID) creditors[i], (Long) points[i]));
        }
        return debts;
    }

    private static @Nullable Object[] values(@Nullable Array array) throws SQLException {
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
