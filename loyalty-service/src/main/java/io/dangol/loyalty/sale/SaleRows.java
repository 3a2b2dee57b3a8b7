package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.AccountMoved;
import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.account.Segment;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Debts;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.sale.Holder.Earlier;
import io.dangol.loyalty.sale.Holder.Locked;
import io.dangol.loyalty.sale.Holder.Noted;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.loyalty.sale.SaleRow.Fresh;
import io.dangol.loyalty.sale.SaleRow.ReceiptKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements of the till's path, each for all sales of a group at once. */
final class SaleRows {

    /** One look into the index for each receipt: a plain join may be planned as a walk through all sales ever made. */
    private static final String EARLIER = """
            select s.id, s.store_id, s.receipt_number, s.content_hash, s.identified, s.points_earned,
                   s.balance_available, s.balance_pending, s.balance_held,
                   (select max(expires_at) from receipt_code where sale_id = s.id)
              from unnest(?::uuid[], ?::text[]) as k (store_id, receipt_number)
             cross join lateral (
                select * from sale
                 where sale.store_id = k.store_id and sale.receipt_number = k.receipt_number
                 limit 1) s""";

    /**
     * The accounts are locked in the order of their ids, so that two groups never wait for each other: of a member that
     * was merged, the one of whom it was merged into.
     */
    private static final String HOLDERS = """
            select c.number, c.status, c.program_id, coalesce(m.customer_id, o.customer_id),
                   m.id, m.balance, m.debts, m.held, m.entries, m.last_hash, m.segments, m.tier, o.id, m.account_id, m.tier_since,
                   m.segments_since
              from card c
              join member o on o.id = c.member_id
              join member m on m.id = coalesce(o.account_id, o.id)
             where c.number = any (?)
             order by m.id
               for update of m""";

    /**
     * Asked once they are locked: a statement that waited for the lock still sees the lots from before. What has expired is
     * not to be looked for by its day: that index holds everybody's.
     */
    private static final String LOCKED_POINTS = """
            select m.id,
                   (select coalesce(sum(remaining), 0) from lot
                     where member_id = m.id and remaining > 0 and available_from > ? and waits_for is null)
                   + (select coalesce(sum(remaining), 0) from lot where member_id = m.id and waits_for is not null),
                   (select coalesce(sum(remaining), 0) from lot
                     where member_id = m.id and remaining > 0 and expires_at + interval '0' <= ? and available_from <= ?
                       and waits_for is null)
              from unnest(?::uuid[]) as m (id)""";

    private static final String INSERT = """
            insert into sale (id, store_id, store_code, partner_id, terminal_id, receipt_number, currency, total_amount,
                lines, member_id, program_id, rule_version, identified, points_earned, balance_available,
                balance_pending, balance_held, sold_at, business_day, content_hash, recorded_by, recorded_at, channel,
                facts, cashier, tender)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                ?::text[], ?::uuid[], ?::uuid[], ?::int[], ?::boolean[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::timestamptz[], ?::date[], ?::text[], ?::text[],
                ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])""";

    private SaleRows() {}

    static Map<ReceiptKey, SaleRow> earlier(Connection connection, Collection<ReceiptKey> keys) throws SQLException {
        Map<ReceiptKey, SaleRow> earlier = new HashMap<>();
        List<ReceiptKey> asked = List.copyOf(keys);
        try (PreparedStatement select = connection.prepareStatement(EARLIER)) {
            var unused = new Columns<>(connection, select, asked)
                    .add("uuid", ReceiptKey::storeId)
                    .add("text", ReceiptKey::receiptNumber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    SaleRow sale = sale(row);
                    earlier.put(new ReceiptKey(sale.storeId(), sale.receiptNumber()), sale);
                }
            }
        }
        return earlier;
    }

    static Map<String, Holder> lockHolders(Connection connection, Collection<String> numbers, Instant at)
            throws SQLException {
        Map<String, Holder> holders = new HashMap<>();
        if (numbers.isEmpty()) {
            return holders;
        }
        boolean merged = false;
        try (PreparedStatement select = connection.prepareStatement(HOLDERS)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Holder holder = holder(row);
                    holders.put(holder.cardNumber(), holder);
                    merged |= row.getObject(14) != null;
                }
            }
        }
        if (merged || haveMoved(connection, holders.values())) {
            throw new AccountMoved();
        }
        Map<UUID, Locked> locked = lockedPoints(connection, holders.values(), at);
        holders.replaceAll((number, holder) -> holder.with(locked.getOrDefault(holder.accountId(), Locked.NONE)));
        return holders;
    }

    /** Those that were merged are looked at again: the lock is on their account, and not on them. */
    private static boolean haveMoved(Connection connection, Collection<Holder> holders) throws SQLException {
        Map<UUID, UUID> absorbed = holders.stream()
                .filter(holder -> !holder.memberId().equals(holder.accountId()))
                .collect(Collectors.toMap(Holder::memberId, Holder::accountId, (one, same) -> one));
        return !absorbed.isEmpty() && Accounts.haveMoved(connection, absorbed);
    }

    private static Map<UUID, Locked> lockedPoints(Connection connection, Collection<Holder> holders, Instant at)
            throws SQLException {
        Map<UUID, Locked> locked = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LOCKED_POINTS)) {
            Timestamp now = Timestamp.from(at);
            select.setTimestamp(1, now);
            select.setTimestamp(2, now);
            select.setTimestamp(3, now);
            Object[] members =
                    holders.stream().map(Holder::accountId).distinct().toArray();
            select.setArray(4, connection.createArrayOf("uuid", members));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    locked.put(row.getObject(1, UUID.class), new Locked(row.getLong(2), row.getLong(3)));
                }
            }
        }
        return locked;
    }

    static void insert(Connection connection, List<Fresh> sales) throws SQLException {
        if (sales.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(new Columns<>(connection, insert, sales));
            insert.executeUpdate();
        }
    }

    private static void bind(Columns<Fresh> columns) throws SQLException {
        var unused = columns.add("uuid", sale -> sale.row().id())
                .add("uuid", sale -> sale.store().id())
                .add("text", sale -> sale.store().code())
                .add("uuid", sale -> sale.store().partnerId())
                .add("text", sale -> sale.request().terminalId())
                .add("text", sale -> sale.request().receiptNumber())
                .add("text", sale -> sale.request().currency())
                .add("bigint", sale -> sale.request().totalAmount())
                .add("text", Fresh::lines)
                .add("uuid", Fresh::memberId)
                .add("uuid", Fresh::programId)
                .add("int4", Fresh::ruleVersion)
                .add("bool", sale -> sale.row().identified())
                .add("bigint", sale -> sale.row().pointsEarned())
                .add("bigint", sale -> part(sale.row().balance(), 0))
                .add("bigint", sale -> part(sale.row().balance(), 1))
                .add("bigint", sale -> part(sale.row().balance(), 2))
                .add("timestamptz", sale -> sale.request().soldAt().truncatedTo(ChronoUnit.MICROS))
                .add("date", sale -> sale.store().businessDay(sale.request().soldAt()))
                .add("text", sale -> sale.row().contentHash())
                .add("text", Fresh::recordedBy)
                .add("timestamptz", Fresh::recordedAt)
                .add("text", sale -> sale.request().channel())
                .add("text", Fresh::facts)
                .add("text", sale -> sale.request().cashier())
                .add("text", sale -> sale.request().tender());
    }

    private static @Nullable Long part(@Nullable BalanceView balance, int which) {
        if (balance == null) {
            return null;
        }
        return switch (which) {
            case 0 -> balance.available();
            case 1 -> balance.pending();
            default -> balance.held();
        };
    }

    private static SaleRow sale(ResultSet row) throws SQLException {
        Long available = row.getObject(7, Long.class);
        BalanceView balance = available == null ? null : new BalanceView(available, row.getLong(8), row.getLong(9));
        Timestamp claimableUntil = row.getTimestamp(10);
        return new SaleRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getLong(6),
                balance,
                null,
                claimableUntil == null ? null : claimableUntil.toInstant());
    }

    private static Noted noted(ResultSet row) throws SQLException {
        Timestamp segmentsSince = row.getTimestamp(16);
        return new Noted(
                new TierNote(row.getString(12), row.getObject(15, LocalDate.class)),
                segmentsSince == null ? null : segmentsSince.toInstant());
    }

    private static Holder holder(ResultSet row) throws SQLException {
        AccountState state = new AccountState(
                row.getObject(5, UUID.class),
                row.getLong(6),
                Debts.parse(row.getString(7)),
                row.getLong(8),
                row.getLong(9),
                row.getString(10));
        return new Holder(
                row.getString(1),
                row.getObject(13, UUID.class),
                row.getString(2).equals("ACTIVE"),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                new Buyer(row.getObject(4, UUID.class) != null, row.getString(12), Segment.split(row.getString(11))),
                noted(row),
                Earlier.UNASKED,
                state,
                Locked.NONE);
    }
}
