package io.dangol.customer.account;

import io.dangol.customer.account.AccountRefusal.UnknownAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What other features ask of accounts, within their transaction and for their caller. */
@ApplicationScoped
public class AccountDirectory {

    private final Accounts accounts;

    AccountDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    /** An account as it is named to others. */
    public record Named(UUID id, String name, AccountKind kind) {
        static Named of(Account account) {
            return new Named(account.id(), account.facts().name(), account.kind());
        }
    }

    /** @throws UnknownAccount 404 if there is none, or none for this caller */
    public Named get(UUID id) {
        return Named.of(accounts.get(id));
    }

    /** Nobody else changes the account until the transaction ends. */
    public Named lock(UUID id) {
        return Named.of(accounts.lock(id));
    }

    /** Those that the caller may see. */
    public Map<UUID, Named> of(Collection<UUID> ids) {
        return accounts.visibleOf(ids).stream().collect(Collectors.toMap(Account::id, Named::of));
    }
}
