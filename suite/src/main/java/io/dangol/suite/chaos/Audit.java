package io.dangol.suite.chaos;

import com.google.errorprone.annotations.FormatMethod;
import io.dangol.suite.chaos.Roll.Fate;
import io.dangol.suite.chaos.Roll.Kind;
import io.dangol.suite.chaos.Roll.Paper;
import io.dangol.suite.chaos.Roll.Spending;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what the tills wrote down with what loyalty-service holds, receipt by receipt and member by member. */
final class Audit {

    private static final int MOST = 20;

    private final List<String> findings = new ArrayList<>();

    /** A receipt as the database has it. */
    record Kept(long times, long amount, long points) {}

    /** A redemption as the database has it. */
    record KeptHold(Spending spending, String status) {}

    /** A member as the ledger has it. */
    record Standing(long balance, long held, long entries, long lots, boolean known) {

        static Standing told(Member member) {
            long points = member.points();
            return new Standing(points, 0, points, points, member.isRegistered());
        }
    }

    /** What is not as the tills were told. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** @param round begins the numbers of all its receipts */
    void compare(Faults databases, String round, Roll roll, Collection<Member> members) {
        try (Connection loyalty = databases.connect(Service.LOYALTY)) {
            for (Kind kind : Kind.values()) {
                papers(
                        roll.papers().stream()
                                .filter(paper -> paper.kind() == kind)
                                .toList(),
                        kept(loyalty, kind, round));
            }
            spendings(roll.spendings(), holds(loyalty, round));
            members(members, standings(loyalty));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void papers(Collection<Paper> papers, Map<String, Kept> kept) {
        Map<String, Kept> unasked = new HashMap<>(kept);
        for (Paper paper : papers) {
            Kept row = unasked.remove(paper.receipt());
            if (row == null && paper.fate() == Fate.RECORDED) {
                find("%s was answered and is not there", paper.receipt());
            } else if (row != null && paper.fate() == Fate.REFUSED) {
                find("%s was refused and is there", paper.receipt());
            } else if (row != null) {
                compare(paper, row);
            }
        }
        unasked.keySet().forEach(receipt -> find("%s is there and no till asked for it", receipt));
    }

    void spendings(Collection<Spending> spendings, Map<String, KeptHold> kept) {
        Map<String, KeptHold> unasked = new HashMap<>(kept);
        for (Spending told : spendings) {
            KeptHold hold = unasked.remove(told.reference());
            if (hold == null || !hold.spending().equals(told) || "OPEN".equals(hold.status())) {
                find("The till was told %s, there is %s", told, String.valueOf(hold));
            }
        }
        unasked.keySet().forEach(reference -> find("Redemption %s is there and no till asked for it", reference));
    }

    /** Balance, holds, entries and lots of the ledger, and the oracle's sum. */
    void members(Collection<Member> members, Map<String, Standing> kept) {
        for (Member member : members) {
            Standing told = Standing.told(member);
            Standing there = kept.get(member.card());
            if (!told.equals(there)) {
                find("Card %s: the tills were told %s, there is %s", member.card(), told, String.valueOf(there));
            }
        }
    }

    private void compare(Paper paper, Kept row) {
        if (row.times() != 1) {
            find("%s is there %d times", paper.receipt(), row.times());
        }
        if (row.amount() != paper.amount() || row.points() != paper.points()) {
            find(
                    "%s is there with %d and %d points, not %d and %d",
                    paper.receipt(), row.amount(), row.points(), paper.amount(), paper.points());
        }
        Member member = paper.member();
        if (paper.fate() == Fate.UNKNOWN && member != null) {
            member.add(row.points());
        }
    }

    private static Map<String, Kept> kept(Connection loyalty, Kind kind, String round) throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        try (PreparedStatement select = loyalty.prepareStatement("""
                select receipt_number, count(*), max(total_amount), max(%s) from %s
                 where starts_with(receipt_number, ?) group by receipt_number""".formatted(kind.points(), kind.table()))) {
            select.setString(1, round);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.put(row.getString(1), new Kept(row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
        return kept;
    }

    private static Map<String, KeptHold> holds(Connection loyalty, String round) throws SQLException {
        Map<String, KeptHold> kept = new HashMap<>();
        try (PreparedStatement select = loyalty.prepareStatement(
                "select reference, points, captured, status from hold where starts_with(reference, ?)")) {
            select.setString(1, round);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Spending spending = new Spending(row.getString(1), row.getLong(2), row.getLong(3));
                    kept.put(spending.reference(), new KeptHold(spending, row.getString(4)));
                }
            }
        }
        return kept;
    }

    private static Map<String, Standing> standings(Connection loyalty) throws SQLException {
        Map<String, Standing> kept = new HashMap<>();
        try (PreparedStatement select = loyalty.prepareStatement("""
                        select c.number, m.balance, m.held,
                               (select coalesce(sum(points), 0) from ledger_entry e where e.member_id = m.id),
                               (select coalesce(sum(remaining), 0) from lot l where l.member_id = m.id) - m.owed,
                               m.customer_id is not null
                          from card c join member m on m.id = c.member_id where c.status = 'ACTIVE'""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                kept.put(
                        row.getString(1),
                        new Standing(
                                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getBoolean(6)));
            }
        }
        return kept;
    }

    @FormatMethod
    private void find(String what, Object... values) {
        if (findings.size() < MOST) {
            findings.add(what.formatted(values));
        }
    }
}
