package io.dangol.customer.account;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.account.AccountRefusal.UnknownAccount;
import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows each caller only the accounts that it may see. */
@ApplicationScoped
class Accounts implements PanacheRepositoryBase<Account, UUID> {

    private final CustomerAccess access;

    Accounts(CustomerAccess access) {
        this.access = access;
    }

    Account get(UUID id) {
        return visible(findByIdOptional(id)).orElseThrow(() -> new UnknownAccount(id));
    }

    Account lock(UUID id) {
        return lockIfVisible(id).orElseThrow(() -> new UnknownAccount(id));
    }

    Optional<Account> lockIfVisible(UUID id) {
        return visible(findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes what was changed and reads when: the database stamps it, for all replicas by one clock. */
    void write(Account account) {
        persistAndFlush(account);
        getEntityManager().refresh(account);
    }

    List<Account> visibleOf(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", ids).stream()
                        .filter(account -> account.isVisibleTo(access.partnerId()))
                        .toList();
    }

    /** Oldest change first, up to the first change that may still be under way. */
    List<Account> page(@Nullable AccountKind kind, @Nullable Cursor cursor, int limit) {
        StringBuilder where = new StringBuilder("updatedAt < :settled");
        Map<String, Object> parameters = new HashMap<>(Map.of("settled", settledUntil()));
        access.partnerId().ifPresent(partner -> {
            where.append(" and registeredByPartnerId = :partner");
            parameters.put("partner", partner);
        });
        if (kind != null) {
            where.append(" and kind = :kind");
            parameters.put("kind", kind);
        }
        if (cursor != null) {
            where.append(" and (updatedAt, id) > (:fromTime, :fromId)");
            parameters.put("fromTime", cursor.instant(0));
            parameters.put("fromId", cursor.uuid(1));
        }
        return find(where.toString(), Sort.by("updatedAt").and("id"), parameters)
                .page(0, limit)
                .list();
    }

    private Instant settledUntil() {
        return (Instant) getEntityManager()
                .createNativeQuery("select settled_until('account')", Instant.class)
                .getSingleResult();
    }

    private Optional<Account> visible(Optional<Account> account) {
        return account.filter(found -> found.isVisibleTo(access.partnerId()));
    }
}
