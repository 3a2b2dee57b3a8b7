package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.CardBalance;
import io.dangol.loyalty.account.AccountApi.EntryView;
import io.dangol.loyalty.account.AccountApi.LotView;
import io.dangol.loyalty.account.AccountApi.OfflineSpending;
import io.dangol.loyalty.account.AccountApi.PendingFor;
import io.dangol.loyalty.account.AccountApi.Verification;
import io.dangol.loyalty.account.AccountRefusal.NoSuchCard;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Waiting;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.loyalty.ledger.Waits;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the ledger wrote. */
@ApplicationScoped
public class AccountService {

    /** Where what never expires stands in the order. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String LOTS = """
            select id, source_id, earned, remaining, available_from, expires_at, waits_for, waits_since from lot
             where member_id = ? and remaining > 0
               and (coalesce(expires_at, '9999-12-31T00:00:00Z'), available_from, id) > (?, ?, ?)
             order by coalesce(expires_at, '9999-12-31T00:00:00Z'), available_from, id limit ?""";

    private final Transactions transactions;
    private final Verifications verifications;
    private final MemberReach reach;
    private final Clock clock;

    AccountService(Transactions transactions, Verifications verifications, MemberReach reach, Clock clock) {
        this.transactions = transactions;
        this.verifications = verifications;
        this.reach = reach;
        this.clock = clock;
    }

    public CardBalance balance(String cardNumber) {
        Instant now = clock.instant();
        return transactions.snapshot(connection -> {
            Membership of = membership(connection, cardNumber);
            MemberAccount account = Accounts.read(connection, of.accountId());
            return new CardBalance(
                    account.available(now),
                    account.pending(now),
                    pendingFor(account),
                    account.state().held(),
                    account.state().balance(),
                    account.state().owed(),
                    offline(connection, of.programId(), now),
                    now);
        });
    }

    private static @Nullable OfflineSpending offline(Connection connection, UUID programId, Instant now)
            throws SQLException {
        return OfflineAllowance.at(connection, programId, now)
                .filter(allowance -> !allowance.isOff())
                .map(allowance -> new OfflineSpending(allowance.pointsPerSale(), allowance.pointsPerDay()))
                .orElse(null);
    }

    private static List<PendingFor> pendingFor(MemberAccount account) {
        return Arrays.stream(Reason.values())
                .map(reason -> new PendingFor(reason, Waits.points(account, reason)))
                .filter(pending -> pending.points() > 0)
                .toList();
    }

    /** Newest first. */
    public Page<EntryView> entries(String cardNumber, int limit, @Nullable Cursor after) {
        return transactions.run(connection -> {
            long before = after == null ? Long.MAX_VALUE : after.number(0);
            List<EntryView> entries = entries(connection, member(connection, cardNumber), before, limit + 1);
            return Page.of(entries, limit, entry -> entry, entry -> Cursor.of(entry.number()));
        });
    }

    /** Those that hold points, in the order in which they will be spent. */
    public Page<LotView> lots(String cardNumber, int limit, @Nullable Cursor after) {
        return transactions.run(connection -> {
            List<LotView> lots = lots(connection, member(connection, cardNumber), after, limit + 1);
            return Page.of(
                    lots,
                    limit,
                    lot -> lot,
                    lot -> Cursor.of(
                            lot.expiresAt() == null ? NEVER : lot.expiresAt(), lot.availableFrom(), lot.lotId()));
        });
    }

    /** Empty where it is still under way. */
    Optional<Verification> verification() throws InterruptedException {
        return verifications.outcome();
    }

    /** To a member who calls, the cards of others are none. */
    private Membership membership(Connection connection, String cardNumber) throws SQLException {
        UUID memberId = Members.holder(connection, cardNumber)
                .orElseThrow(NoSuchCard::new)
                .memberId();
        Membership of = Members.membership(connection, memberId);
        if (!reach.covers(of)) {
            throw new NoSuchCard();
        }
        return of;
    }

    private UUID member(Connection connection, String cardNumber) throws SQLException {
        return membership(connection, cardNumber).accountId();
    }

    private static List<LotView> lots(Connection connection, UUID memberId, @Nullable Cursor after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOTS)) {
            select.setObject(1, memberId);
            select.setTimestamp(2, Timestamp.from(after == null ? Instant.EPOCH : after.instant(0)));
            select.setTimestamp(3, Timestamp.from(after == null ? Instant.EPOCH : after.instant(1)));
            select.setObject(4, after == null ? new UUID(0, 0) : after.uuid(2));
            select.setInt(5, limit);
            List<LotView> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(lot(row));
                }
            }
            return lots;
        }
    }

    private static LotView lot(ResultSet row) throws SQLException {
        Timestamp expires = row.getTimestamp(6);
        Timestamp since = row.getTimestamp(8);
        Waiting waiting = Waiting.parse(row.getString(7), since == null ? null : since.toInstant());
        return new LotView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getLong(4),
                row.getTimestamp(5).toInstant(),
                expires == null ? null : expires.toInstant(),
                waiting.reasons().stream().sorted().toList());
    }

    private static List<EntryView> entries(Connection connection, UUID memberId, long before, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, number, kind, points, balance_after, source_id, at, hash from ledger_entry
                 where member_id = ? and number < ? order by number desc limit ?""")) {
            select.setObject(1, memberId);
            select.setLong(2, before);
            select.setInt(3, limit);
            List<EntryView> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new EntryView(
                            row.getObject(1, UUID.class),
                            row.getLong(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getObject(6, UUID.class),
                            row.getTimestamp(7).toInstant(),
                            row.getString(8)));
                }
            }
            return entries;
        }
    }
}
