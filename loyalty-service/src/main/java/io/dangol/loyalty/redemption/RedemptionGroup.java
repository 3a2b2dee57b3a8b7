package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.PointsPaid.Receipt;
import io.dangol.loyalty.redemption.RedemptionApi.Authorise;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import io.dangol.loyalty.redemption.RedemptionService.Answer;
import io.dangol.loyalty.redemption.Wanted.StoreReference;
import io.dangol.platform.audit.AuditEntry;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.eventlog.EventLog.Caused;
import io.dangol.platform.problem.Refusal;
import io.dangol.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Redemptions that share one transaction: decided one after the other in memory, written together. What is not plain is
 * left out: a card that cannot pay, a reference that was there before, whatever has to be refused.
 */
final class RedemptionGroup {

    /**
     * What the database knows of them.
     *
     * @param holders of active cards, by number
     * @param known references that were there before
     * @param cameBack receipts of which something has come back
     */
    record Loaded(
            Map<String, UUID> holders,
            Map<UUID, Membership> memberships,
            Map<UUID, MemberAccount> accounts,
            Set<StoreReference> known,
            Set<Receipt> cameBack) {}

    private final Catalog catalog;
    private final Loaded loaded;
    private final Map<UUID, MemberAccount> accounts;
    private final Set<StoreReference> known;
    private final Map<UUID, AccountState> changed = new LinkedHashMap<>();
    private final List<KeptHold> holds = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Caused> told = new ArrayList<>();
    private final List<AuditEntry> changes = new ArrayList<>();
    private final Ids ids;
    private final Instant now;

    RedemptionGroup(Catalog catalog, Loaded loaded, Ids ids, Instant now) {
        this.catalog = catalog;
        this.loaded = loaded;
        this.accounts = new HashMap<>(loaded.accounts());
        this.known = new HashSet<>(loaded.known());
        this.ids = ids;
        this.now = now;
    }

    /** Answers and remembers what is to be written, or is empty without having changed anything. */
    Optional<Answer> decide(Wanted wanted) {
        Optional<Store> store = wanted.store(catalog);
        UUID member = loaded.holders().get(wanted.request().cardNumber());
        if (store.isEmpty() || member == null || !isPlain(wanted)) {
            return Optional.empty();
        }
        Membership of = loaded.memberships().get(member);
        MemberAccount account = of == null ? null : accounts.get(of.accountId());
        // Who owes may have to repay its lender as well, which is done alone.
        if (account == null || account.state().owed() > 0) {
            return Optional.empty();
        }
        try {
            StoreRefusal.requireOpen(store.get(), now);
            return Optional.of(spent(wanted, store.get(), member, account));
        } catch (Refusal alone) { // It is refused once more, with all that may be said of it.
            return Optional.empty();
        }
    }

    private boolean isPlain(Wanted wanted) {
        return wanted.key(catalog).filter(key -> !known.contains(key)).isPresent()
                && wanted.receipt(catalog).filter(loaded.cameBack()::contains).isEmpty();
    }

    private Answer spent(Wanted wanted, Store store, UUID member, MemberAccount account) {
        Authorise request = wanted.request();
        Hold open = Hold.opened(ids.next(), request.points(), now, now.plusSeconds(request.seconds()));
        Outcome outcome = account.authorise(request.points(), now)
                .capture(open, request.points(), store.partnerId(), new Cause(open.id(), now, ids::next));
        KeptHold kept = new KeptHold(
                open.ended(Hold.Status.CAPTURED, request.points()),
                member,
                store.id(),
                store.code(),
                store.partnerId(),
                request.reference(),
                true,
                request.receiptNumber());
        keep(wanted, kept, outcome);
        return new Answer(false, RedemptionView.of(kept, outcome.account(), now));
    }

    private void keep(Wanted wanted, KeptHold kept, Outcome outcome) {
        AccountState after = outcome.account().state();
        Membership of = loaded.memberships().get(after.memberId());
        if (of == null) {
            throw new IllegalStateException("An account without a member");
        }
        known.add(new StoreReference(kept.storeId(), kept.reference()));
        accounts.put(after.memberId(), outcome.account());
        changed.put(after.memberId(), after);
        holds.add(kept);
        outcomes.add(outcome);
        PointsPosted posted =
                PointsPosted.of(outcome.entry(), of.customerId(), of.programId(), kept.storeId(), kept.partnerId());
        told.add(new Caused(posted, wanted.cause()));
        if (wanted.change() != null) {
            changes.add(wanted.change().telling(posted));
        }
    }

    /** All of it in a handful of statements, however many they are. */
    void write(Connection connection, EventLog eventLog, AuditLog auditLog) throws SQLException {
        GroupRows.insert(connection, holds);
        LedgerRows.insert(connection, outcomes);
        LedgerRows.update(connection, changed.values());
        eventLog.appendCaused(connection, told);
        auditLog.changed(connection, changes);
    }

    long points() {
        return -outcomes.stream()
                .mapToLong(outcome -> outcome.entry().content().points())
                .sum();
    }
}
