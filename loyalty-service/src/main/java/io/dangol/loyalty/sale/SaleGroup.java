package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.AccountRefusal.CardBlocked;
import io.dangol.loyalty.account.AccountRefusal.UnknownCard;
import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Credit;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.sale.QuoteApi.EarnedBy;
import io.dangol.loyalty.sale.QuoteApi.Withheld;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.loyalty.sale.SaleEvent.SaleRecorded;
import io.dangol.loyalty.sale.SaleRefusal.CurrencyNotOfProgram;
import io.dangol.loyalty.sale.SaleRefusal.ReceiptConflict;
import io.dangol.loyalty.sale.SaleRow.Fresh;
import io.dangol.loyalty.sale.SaleRow.ReceiptKey;
import io.dangol.loyalty.terminal.TerminalDocument;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.eventlog.EventLog.Caused;
import io.dangol.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sales that share one transaction: decided one after the other in memory, written together. */
final class SaleGroup {

    /** What the database knows of them. */
    record Loaded(
            Map<ReceiptKey, SaleRow> earlier, Map<String, Holder> holders, SaleRules rules, PendingLots pending) {}

    private final Catalog catalog;
    private final Map<ReceiptKey, SaleRow> known;
    private final Map<String, Holder> holders;
    private final SaleRules rules;
    private final PendingLots pending;
    private final Map<UUID, MemberAccount> accounts = new HashMap<>();
    private final Map<UUID, AccountState> changed = new LinkedHashMap<>();
    private final List<Fresh> fresh = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    /** Of the sale that is being decided. */
    private final List<DomainEvent> events = new ArrayList<>();

    private SaleEarning earning = SaleEarning.NOTHING;

    private final List<Caused> told = new ArrayList<>();
    private final SaleExtras extras;
    private final ObjectMapper json;
    private final Ids ids;
    private final Instant now;

    SaleGroup(Catalog catalog, Loaded loaded, ReceiptCodes codes, ObjectMapper json, Ids ids, Instant now) {
        this.catalog = catalog;
        this.known = new HashMap<>(loaded.earlier());
        this.holders = loaded.holders();
        this.rules = loaded.rules();
        this.pending = loaded.pending();
        this.extras = new SaleExtras(catalog, codes, now);
        this.json = json;
        this.ids = ids;
        this.now = now;
    }

    /** Throws a refusal without having changed anything, or answers and remembers what is to be written. */
    Answer decide(SaleCommand command) {
        SaleRequest request = command.request();
        Store store = command.scope().store(catalog, request.storeCode());
        ReceiptKey key = ReceiptKey.of(store, request.receiptNumber());
        SaleRow earlier = known.get(key);
        if (earlier != null) {
            return repeated(command, earlier);
        }
        StoreRefusal.requireOpen(store, request.soldAt());
        StoreRefusal.requireOwn(store, request.currency(), "/currency");
        if (command.coalition() != null) {
            command.coalition().require(catalog, request.currency());
        }
        UUID id = ids.next();
        earning = SaleEarning.NOTHING;
        SaleRow row = request.cardNumber() == null
                ? anonymous(id, command, store)
                : earned(id, command, store, holder(request.cardNumber()));
        keep(row, command, store);
        known.put(key, row);
        events.forEach(event -> told.add(new Caused(event, command.cause())));
        events.clear();
        return new Answer(false, row.view(extras.codes()));
    }

    private SaleRow anonymous(UUID id, SaleCommand command, Store store) {
        SaleRequest request = command.request();
        Instant until = extras.claimableUntil(request.currency());
        String hash = command.contentHash();
        return new SaleRow(id, store.id(), request.receiptNumber(), hash, false, 0, null, null, until);
    }

    /** Writes all of it in a handful of statements, whatever the number of sales. */
    void write(Connection connection, EventLog eventLog) throws SQLException {
        // In the order of the unique index, so that two groups with the same receipts do not wait for each other.
        fresh.sort(Comparator.comparing(Fresh::storeId).thenComparing(Fresh::receiptNumber));
        SaleRows.insert(connection, fresh);
        extras.write(connection);
        TerminalDocument.insert(connection, Fresh.counted(fresh));
        LedgerRows.insert(connection, outcomes);
        LedgerRows.update(connection, changed.values());
        pending.save(connection);
        for (DomainEvent used : rules.save(connection, now)) {
            told.add(new Caused(used, told.get(told.size() - 1).cause()));
        }
        eventLog.appendCaused(connection, told);
    }

    /** What the rules gave for the sale that was decided last. */
    List<EarnedBy> earnedByLast() {
        List<EarnedBy> by = new ArrayList<>();
        if (earning.base() > 0) {
            by.add(new EarnedBy(null, null, earning.base()));
        }
        earning.parts().forEach(part -> by.add(EarnedBy.of(part)));
        return by;
    }

    /** What campaigns did not give for it. */
    List<Withheld> withheldFromLast() {
        return earning.withheld().stream().map(Withheld::of).toList();
    }

    private Answer repeated(SaleCommand command, SaleRow earlier) {
        if (!earlier.contentHash().equals(command.contentHash())) {
            throw new ReceiptConflict(
                    command.request().receiptNumber(), command.request().storeCode());
        }
        return new Answer(true, earlier.of(command.request().cardNumber()).view(extras.codes()));
    }

    private Holder holder(String cardNumber) {
        Holder holder = holders.get(cardNumber);
        if (holder == null) {
            throw new UnknownCard().at("/cardNumber");
        }
        if (!holder.active()) {
            throw new CardBlocked().at("/cardNumber");
        }
        return holder;
    }

    private SaleRow earned(UUID id, SaleCommand command, Store store, Holder holder) {
        SaleRequest request = command.request();
        ProgramTerms terms =
                catalog.program(holder.programId(), request.soldAt()).orElseThrow();
        if (!terms.currency().equals(request.currency())) {
            throw new CurrencyNotOfProgram(request.currency(), terms.currency()).at("/currency");
        }
        earning = rules.of(request, store, holder, terms);
        List<Credit> credits = earning.credits(terms, store, request.soldAt(), now);
        MemberAccount before = accounts.getOrDefault(holder.accountId(), holder.account());
        MemberAccount after = before;
        if (!credits.isEmpty()) {
            Outcome earned = before.earn(credits, new Cause(id, now, ids::next));
            after = credited(pending.of(earned, earning, terms.rules()), holder, store);
        }
        rules.keep(holder, store, earning);
        accounts.put(holder.accountId(), after);
        BalanceView balance = holder.balance(after, now);
        return new SaleRow(
                id,
                store.id(),
                request.receiptNumber(),
                command.contentHash(),
                holder.customerId() != null,
                Credit.sum(credits),
                balance,
                request.cardNumber(),
                null);
    }

    private MemberAccount credited(Outcome outcome, Holder holder, Store store) {
        outcomes.add(outcome);
        changed.put(holder.accountId(), outcome.account().state());
        events.add(PointsPosted.of(outcome, holder.customerId(), holder.programId(), store.id(), store.partnerId()));
        return outcome.account();
    }

    private void keep(SaleRow row, SaleCommand command, Store store) {
        SaleRequest request = command.request();
        Holder holder = request.cardNumber() == null ? null : holders.get(request.cardNumber());
        UUID programId = holder == null ? null : holder.programId();
        UUID memberId = holder == null ? null : holder.memberId();
        Fresh sale = new Fresh(
                row,
                request,
                store,
                lines(request),
                memberId,
                programId,
                ruleVersion(programId, request.soldAt()),
                earning.facts() == null ? null : written(earning.facts()),
                command.scope().clientId(),
                now);
        fresh.add(sale);
        extras.keep(sale, command.coalition());
        events.add(SaleRecorded.of(sale, command.coalition(), holder));
    }

    private @Nullable Integer ruleVersion(@Nullable UUID programId, Instant soldAt) {
        return programId == null
                ? null
                : catalog.program(programId)
                        .map(terms -> terms.ruleVersionAt(soldAt))
                        .orElse(null);
    }

    private String lines(SaleRequest request) {
        return written(request.lines().stream()
                .map(line -> StoredLine.of(line, catalog.kind(line.sku())))
                .toList());
    }

    private String written(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A sale cannot be written", e);
        }
    }
}
