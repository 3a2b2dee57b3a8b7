package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.account.Redeemed;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.Voiding.Voided;
import io.dangol.loyalty.redemption.Voiding.Wish;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The points that paid for a receipt: what of it comes back brings its share of them back, redemption by redemption.
 * Whatever happens to a receipt's payment happens one after the other: {@link #lock} comes before any member is locked.
 */
@Singleton
public class PointsPaid {

    /** By returns alone: what a till voided was no payment in the end. */
    private static final String BACK_BY_RETURNS = """
            select coalesce(sum(points), 0) from redemption_void where hold_id = ? and return_id is not null""";

    private static final String BACK_OF_SALE = """
            select r.id, s.total_amount, sum(r.total_amount) over (order by r.id)
              from sale s join sale_return r on r.sale_id = s.id
             where s.store_id = ? and s.receipt_number = ? order by r.id desc limit 1""";

    private static final String LOCK_ALL = """
            select pg_advisory_xact_lock(key)
              from (select hashtextextended(name, 0) as key from unnest(?::text[]) name order by 1) ordered""";

    private static final String CAME_BACK = """
            select s.store_id, s.receipt_number from unnest(?::uuid[], ?::text[]) as k (store_id, receipt_number)
              join sale s on s.store_id = k.store_id and s.receipt_number = k.receipt_number
             where exists (select from sale_return r where r.sale_id = s.id)""";

    private final Voiding voiding;

    PointsPaid(Voiding voiding) {
        this.voiding = voiding;
    }

    /** A receipt, by which its redemptions name it. */
    public record Receipt(UUID storeId, String number) {

        private String lockName() {
            return "payment of " + storeId + " " + number;
        }
    }

    /**
     * How much of a receipt is back by now, in minor units.
     *
     * @param part between nothing and the whole
     */
    public record Share(long part, long whole) {

        /** Rounded down, and everything once all is back: whatever the split, the end is the same. */
        long of(long points) {
            return part == whole
                    ? points
                    : BigInteger.valueOf(points)
                            .multiply(BigInteger.valueOf(part))
                            .divide(BigInteger.valueOf(whole))
                            .longValueExact();
        }
    }

    /** What came back, and what is to be told of it. */
    public record GivenBack(long points, List<DomainEvent> events) {}

    /** What of a receipt came back last, and how much of it is back with that. */
    private record Back(UUID returnId, Share share) {}

    public static void lock(Connection connection, Receipt receipt) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, receipt.lockName());
            lock.execute();
        }
    }

    /** All of them in one order, so that two who lock some of the same do not wait for each other. */
    static void lock(Connection connection, Collection<Receipt> receipts) throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK_ALL)) {
            lock.setArray(
                    1,
                    connection.createArrayOf(
                            "text", receipts.stream().map(Receipt::lockName).toArray()));
            lock.execute();
        }
    }

    /** Those of which something was returned, at whichever store. */
    static Set<Receipt> cameBack(Connection connection, Collection<Receipt> receipts) throws SQLException {
        if (receipts.isEmpty()) {
            return Set.of();
        }
        try (Reach.Widened all = Reach.EVERYTHING.on(connection);
                PreparedStatement select = all.connection().prepareStatement(CAME_BACK)) {
            var unused = new Columns<>(connection, select, List.copyOf(receipts))
                    .add("uuid", Receipt::storeId)
                    .add("text", Receipt::number);
            Set<Receipt> back = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    back.add(new Receipt(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
            return back;
        }
    }

    static void lock(Connection connection, KeptHold kept) throws SQLException {
        if (kept.receiptNumber() != null) {
            lock(connection, new Receipt(kept.storeId(), kept.receiptNumber()));
        }
    }

    /** Whose points they were: not always those of the card that earned. */
    public Set<UUID> payers(Connection connection, Receipt receipt) throws SQLException {
        Set<UUID> payers = new HashSet<>();
        for (KeptHold kept : Holds.capturedFor(connection, receipt.storeId(), receipt.number())) {
            payers.addAll(
                    Redeemed.concerned(connection, kept.memberId(), kept.hold().id()));
        }
        return payers;
    }

    /** Whoever calls holds the receipt and the payers' rows. What a return gave back before is not given again. */
    public GivenBack giveBack(Connection connection, Receipt receipt, Share share, UUID returnId, Instant now)
            throws SQLException {
        long points = 0;
        List<DomainEvent> events = new ArrayList<>();
        for (KeptHold kept : Holds.capturedFor(connection, receipt.storeId(), receipt.number())) {
            long due = due(connection, kept, share);
            if (due > 0) {
                events.addAll(voided(connection, kept, due, returnId, now).events());
                points += due;
            }
        }
        return new GivenBack(points, events);
    }

    /** For a payment that is captured after some of what it pays for came back: that much comes back at once. */
    List<Voided> giveBackLate(Connection connection, KeptHold kept, Instant now) throws SQLException {
        if (kept.receiptNumber() == null) {
            return List.of();
        }
        List<Back> back = back(connection, new Receipt(kept.storeId(), kept.receiptNumber()));
        List<Voided> voided = new ArrayList<>();
        for (Back one : back) {
            long due = due(connection, kept, one.share());
            if (due > 0) {
                voided.add(voided(connection, kept, due, one.returnId(), now));
            }
        }
        return voided;
    }

    private Voided voided(Connection connection, KeptHold kept, long points, UUID returnId, Instant now)
            throws SQLException {
        return voiding.of(connection, kept, new Wish("return " + returnId, points, returnId), points, now);
    }

    private static long due(Connection connection, KeptHold kept, Share share) throws SQLException {
        long byReturns = byReturns(connection, kept.hold().id());
        long byTills = kept.hold().voided() - byReturns;
        long due = share.of(kept.hold().captured() - byTills) - byReturns;
        return Math.max(0, Math.min(due, kept.hold().spent()));
    }

    private static long byReturns(Connection connection, UUID holdId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BACK_BY_RETURNS)) {
            select.setObject(1, holdId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** At most one. Also what came back at a store of another partner, where headquarters took it. */
    private static List<Back> back(Connection connection, Receipt receipt) throws SQLException {
        try (Reach.Widened all = Reach.EVERYTHING.on(connection);
                PreparedStatement select = all.connection().prepareStatement(BACK_OF_SALE)) {
            select.setObject(1, receipt.storeId());
            select.setString(2, receipt.number());
            List<Back> back = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Share share = new Share(row.getLong(3), row.getLong(2));
                    back.add(new Back(row.getObject(1, UUID.class), share));
                }
            }
            return back;
        }
    }
}
