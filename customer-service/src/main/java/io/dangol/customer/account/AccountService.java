package io.dangol.customer.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.account.AccountApi.AccountDetails;
import io.dangol.customer.account.AccountApi.AccountView;
import io.dangol.customer.account.AccountApi.ExternalIdBody;
import io.dangol.customer.account.AccountApi.RegisterAccount;
import io.dangol.customer.account.AccountRefusal.AccountExternalIdTaken;
import io.dangol.platform.audit.AuditLog;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.http.ETags;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class AccountService {

    /** The account that an external id leads to, and whether it is a new one. */
    record Upserted(AccountView view, boolean created) {}

    private final Accounts accounts;
    private final AccountNames names;
    private final CustomerAccess access;
    private final AuditLog auditLog;
    private final MergePatch mergePatch;
    private final ObjectMapper json;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    AccountService(
            Accounts accounts,
            AccountNames names,
            CustomerAccess access,
            AuditLog auditLog,
            MergePatch mergePatch,
            ObjectMapper json,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.names = names;
        this.access = access;
        this.auditLog = auditLog;
        this.mergePatch = mergePatch;
        this.json = json;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    AccountView register(RegisterAccount request) {
        UUID id = ids.next();
        names.claimAll(access.owner(), distinct(request.details().names()), id);
        return registered(id, request);
    }

    /** Whoever claims the name first makes the account; all others of the same owner find it. */
    Upserted put(ExternalIdBody name, @Nullable String ifMatch, RegisterAccount request) {
        UUID id = ids.next();
        if (names.claim(access.owner(), name, id)) {
            ETags.requireMatchIfSent(ifMatch, null);
            List<ExternalIdBody> others = distinct(request.details().names());
            others.remove(name);
            names.claimAll(access.owner(), others, id);
            return new Upserted(registered(id, request), true);
        }
        Account account = names.accountOf(access.owner(), name)
                .flatMap(accounts::lockIfVisible)
                .orElseThrow(() -> new AccountExternalIdTaken(name.system()));
        ETags.requireMatchIfSent(ifMatch, account.version());
        AccountDetails before = details(account);
        List<ExternalIdBody> all = new ArrayList<>(before.names());
        all.addAll(request.details().names());
        AccountDetails wanted = request.details();
        change(account, before, new AccountDetails(wanted.name(), wanted.kind(), wanted.registrationNumber(), all));
        return new Upserted(view(account), false);
    }

    AccountView get(UUID id) {
        AccountView found = view(accounts.get(id));
        auditLog.read(List.of(id));
        return found;
    }

    AccountView patch(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Account account = accounts.lock(id);
        ETags.requireMatch(ifMatch, account.version());
        AccountDetails before = details(account);
        change(account, before, mergePatch.apply(before, patch));
        return view(account);
    }

    Page<AccountView> list(@Nullable AccountKind kind, int limit, @Nullable Cursor cursor) {
        List<Account> rows = accounts.page(kind, cursor, limit + 1);
        Map<UUID, List<ExternalIdBody>> known = rows.isEmpty()
                ? Map.of()
                : names.ofAll(rows.stream().map(Account::id).toList());
        Page<AccountView> page = Page.of(
                rows,
                limit,
                account -> AccountView.of(account, known.getOrDefault(account.id(), List.of())),
                account -> Cursor.of(account.updatedAt(), account.id()));
        auditLog.read(page.data().stream().map(AccountView::id).toList());
        return page;
    }

    private AccountView registered(UUID id, RegisterAccount request) {
        Account account = new Account(id, request.details().facts(), request.won(), access.partnerId(), now());
        accounts.persist(account);
        eventLog.append(account.registered());
        accounts.write(account);
        return view(account);
    }

    /** What is the same as before is no change: no new version, no event. */
    private void change(Account account, AccountDetails before, AccountDetails wanted) {
        List<ExternalIdBody> wantedNames = distinct(wanted.names());
        SortedSet<String> fields = changed(
                before, new AccountDetails(wanted.name(), wanted.kind(), wanted.registrationNumber(), wantedNames));
        if (fields.isEmpty()) {
            return;
        }
        List<ExternalIdBody> gone = new ArrayList<>(before.names());
        gone.removeAll(wantedNames);
        names.release(account.owner(), gone);
        List<ExternalIdBody> added = new ArrayList<>(wantedNames);
        added.removeAll(before.names());
        names.claimAll(account.owner(), added, account.id());
        eventLog.append(account.change(fields, wanted.facts(), now()));
        accounts.write(account);
    }

    private SortedSet<String> changed(AccountDetails before, AccountDetails after) {
        JsonNode old = json.valueToTree(before);
        JsonNode now = json.valueToTree(after);
        SortedSet<String> fields = new TreeSet<>();
        now.properties().stream()
                .filter(field -> !field.getValue().equals(old.path(field.getKey())))
                .forEach(field -> fields.add(field.getKey()));
        return fields;
    }

    private AccountDetails details(Account account) {
        Account.Facts facts = account.facts();
        return new AccountDetails(facts.name(), facts.kind(), facts.registrationNumber(), names.of(account.id()));
    }

    private AccountView view(Account account) {
        return AccountView.of(account, names.of(account.id()));
    }

    /** In the order in which they are read again. */
    private static List<ExternalIdBody> distinct(List<ExternalIdBody> names) {
        return new ArrayList<>(
                names.stream().distinct().sorted(ExternalIdBody.ORDER).toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
