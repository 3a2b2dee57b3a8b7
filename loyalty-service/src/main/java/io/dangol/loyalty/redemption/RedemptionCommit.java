package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import io.dangol.loyalty.redemption.RedemptionGroup.Loaded;
import io.dangol.loyalty.redemption.RedemptionService.Answer;
import io.dangol.loyalty.redemption.Wanted.StoreReference;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A group of redemptions, from what the database knows of them to the commit. */
@Singleton
class RedemptionCommit {

    private final Transactions transactions;
    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final AuditLog auditLog;
    private final LedgerFigures figures;
    private final Ids ids;
    private final Clock clock;

    RedemptionCommit(
            Transactions transactions,
            Catalogs catalogs,
            EventLog eventLog,
            AuditLog auditLog,
            LedgerFigures figures,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.auditLog = auditLog;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
    }

    private record Done(Map<Wanted, Answer> answers, long points) {}

    /** The answers to those that it could do; they are on the disk. */
    Map<Wanted, Answer> of(List<Wanted> group) {
        // It reaches what its callers' tokens reach, and no further, though it is not written by their threads.
        Reach reach = group.stream().map(wanted -> wanted.scope().reach()).reduce(Reach.NOTHING, Reach::plus);
        Done done = reach.call(() -> transactions.run(connection -> done(connection, group)));
        figures.moved(Entry.Kind.REDEEMED, done.points());
        return done.answers();
    }

    private Done done(Connection connection, List<Wanted> wanted) throws SQLException {
        // Whom somebody else has locked keeps the others no longer than this: each is done alone then.
        try (Statement patience = connection.createStatement()) {
            patience.execute("set local lock_timeout = '1s'");
        }
        Catalog catalog = catalogs.current(connection);
        Set<Receipt> receipts = all(wanted, one -> one.receipt(catalog));
        // Whatever happens to a receipt's payment comes before any member is locked.
        PointsPaid.lock(connection, receipts);
        RedemptionGroup group = new RedemptionGroup(
                catalog,
                loaded(connection, catalog, wanted, receipts),
                ids,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Map<Wanted, Answer> answers = new HashMap<>();
        wanted.forEach(one -> group.decide(one).ifPresent(answer -> answers.put(one, answer)));
        if (!answers.isEmpty()) {
            group.write(connection, eventLog, auditLog);
        }
        return new Done(answers, group.points());
    }

    private static Loaded loaded(Connection connection, Catalog catalog, List<Wanted> wanted, Set<Receipt> receipts)
            throws SQLException {
        Set<String> cards = all(wanted, one -> Optional.of(one.request().cardNumber()));
        Set<UUID> members = new HashSet<>(GroupRows.holders(connection, cards).values());
        // Before references are looked for: of two equal requests one waits here and then finds the other's.
        Map<UUID, MemberAccount> accounts = Accounts.lockAll(connection, members).stream()
                .collect(Collectors.toMap(account -> account.state().memberId(), Function.identity()));
        members.addAll(accounts.keySet());
        Set<StoreReference> keys = all(wanted, one -> one.key(catalog));
        return new Loaded(
                // Read again: a card may have been blocked while we waited.
                GroupRows.holders(connection, cards),
                Members.memberships(connection, members),
                accounts,
                GroupRows.known(connection, keys),
                PointsPaid.cameBack(connection, receipts));
    }

    private static <T> Set<T> all(List<Wanted> wanted, Function<Wanted, Optional<T>> part) {
        return wanted.stream().map(part).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
