package io.dangol.customer.account;

import io.dangol.customer.account.AccountApi.ExternalIdBody;
import io.dangol.customer.account.AccountRefusal.AccountExternalIdTaken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What other systems call accounts; with one owner, a name leads to one account. */
@ApplicationScoped
class AccountNames {

    private final EntityManager entities;

    AccountNames(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the name for the account, if it is free. Of two who want it at once the later waits for the first. */
    boolean claim(UUID owner, ExternalIdBody name, UUID accountId) {
        return entities.createNativeQuery("""
                        insert into account_external_id (owner, system, id, account_id)
                        values (:owner, :system, :id, :account)
                        on conflict do nothing""")
                        .setParameter("owner", owner)
                        .setParameter("system", name.system())
                        .setParameter("id", name.id())
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    /** @throws AccountExternalIdTaken 409 if one of them is another account's of this owner */
    void claimAll(UUID owner, Collection<ExternalIdBody> names, UUID accountId) {
        for (ExternalIdBody name : names) {
            if (!claim(owner, name, accountId)) {
                throw new AccountExternalIdTaken(name.system());
            }
        }
    }

    void release(UUID owner, Collection<ExternalIdBody> names) {
        for (ExternalIdBody name : names) {
            int unused = entities.createNativeQuery(
                            "delete from account_external_id where owner = :owner and system = :system and id = :id")
                    .setParameter("owner", owner)
                    .setParameter("system", name.system())
                    .setParameter("id", name.id())
                    .executeUpdate();
        }
    }

    Optional<UUID> accountOf(UUID owner, ExternalIdBody name) {
        List<?> found = entities.createNativeQuery(
                        "select account_id from account_external_id where owner = :owner and system = :system and id = :id",
                        UUID.class)
                .setParameter("owner", owner)
                .setParameter("system", name.system())
                .setParameter("id", name.id())
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    List<ExternalIdBody> of(UUID accountId) {
        return ofAll(Set.of(accountId)).getOrDefault(accountId, List.of());
    }

    /** In their order; those without another name are absent. */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    Map<UUID, List<ExternalIdBody>> ofAll(Collection<UUID> accountIds) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select account_id, system, id from account_external_id
                         where account_id in :accounts""", Tuple.class)
                .setParameter("accounts", accountIds)
                .getResultList();
        Map<UUID, List<ExternalIdBody>> names = new HashMap<>();
        for (Tuple row : rows) {
            names.computeIfAbsent(row.get(0, UUID.class), account -> new ArrayList<>())
                    .add(new ExternalIdBody(row.get(1, String.class), row.get(2, String.class)));
        }
        // By us, not by the database, whose order depends on its locale.
        names.values().forEach(some -> some.sort(ExternalIdBody.ORDER));
        return names;
    }
}
