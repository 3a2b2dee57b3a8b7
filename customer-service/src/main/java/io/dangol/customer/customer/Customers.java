package io.dangol.customer.customer;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.access.UnknownCustomer;
import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows each caller only the customers that it may see. */
@ApplicationScoped
class Customers implements PanacheRepositoryBase<Customer, UUID> {

    private final CustomerAccess access;
    private final Clock clock;

    Customers(CustomerAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    Customer get(UUID id) {
        return current(visible(findByIdOptional(id)).orElseThrow(() -> new UnknownCustomer(id)));
    }

    /** Locks the row, so that changes of one customer queue up instead of failing. */
    Customer lock(UUID id) {
        return current(lockIfVisible(id).orElseThrow(() -> new UnknownCustomer(id)));
    }

    Optional<Customer> lockIfVisible(UUID id) {
        return visible(findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes what was changed and reads when: the database stamps it, for all replicas by one clock. */
    void write(Customer customer) {
        persistAndFlush(customer);
        getEntityManager().refresh(customer);
    }

    List<Customer> visibleOf(Collection<UUID> ids) {
        return find("id in ?1", Sort.by("updatedAt").and("id"), ids).stream()
                .filter(this::isVisible)
                .toList();
    }

    /**
     * Oldest change first, so that who asks again from where it ended sees what was changed meanwhile. Ends before the
     * first change that may still be under way, since it would come to stand before what was shown.
     */
    List<Customer> page(ListCustomers wanted, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        seen(where, parameters);
        if (wanted.updatedAfter() != null) {
            where.append(" and updatedAt > :updatedAfter");
            parameters.put("updatedAfter", wanted.updatedAfter());
        }
        named(wanted, where, parameters);
        if (wanted.externalId() == null) {
            where.append(" and updatedAt < :settled");
            parameters.put("settled", settledUntil());
        } else {
            parameters.put("externalId", wanted.externalId());
        }
        after(wanted.cursor(), where, parameters);
        return find(where.toString(), Sort.by("updatedAt").and("id"), parameters)
                .page(0, limit)
                .list();
    }

    /** Of all that the caller may see those behind this one, in the order of their ids. */
    List<Customer> after(@Nullable UUID last, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        seen(where, parameters);
        if (last != null) {
            where.append(" and id > :last");
            parameters.put("last", last);
        }
        return find(where.toString(), Sort.by("id"), parameters).page(0, limit).list();
    }

    private void seen(StringBuilder where, Map<String, Object> parameters) {
        access.partnerId().ifPresent(partner -> {
            where.append(" and servicedByPartnerId = :partner and (servicedUntil is null or servicedUntil > :now)");
            parameters.put("partner", partner);
            parameters.put("now", clock.instant());
        });
    }

    private void named(ListCustomers wanted, StringBuilder where, Map<String, Object> parameters) {
        if (wanted.externalSystem() != null) {
            where.append(
                    " and id in (select a.customerId from Alias a where a.key.owner = :owner and a.key.system = :system");
            where.append(wanted.externalId() == null ? ")" : " and a.key.id = :externalId)");
            parameters.put("owner", access.owner());
            parameters.put("system", wanted.externalSystem());
        }
    }

    private Instant settledUntil() {
        return (Instant) getEntityManager()
                .createNativeQuery("select settled_until('customer')", Instant.class)
                .getSingleResult();
    }

    private static void after(@Nullable Cursor cursor, StringBuilder where, Map<String, Object> parameters) {
        if (cursor != null) {
            where.append(" and (updatedAt, id) > (:fromTime, :fromId)");
            parameters.put("fromTime", cursor.instant(0));
            parameters.put("fromId", cursor.uuid(1));
        }
    }

    private Customer current(Customer customer) {
        if (customer.mergedInto() != null) {
            access.requireCurrent(customer.id());
        }
        return customer;
    }

    private Optional<Customer> visible(Optional<Customer> customer) {
        return customer.filter(this::isVisible);
    }

    private boolean isVisible(Customer customer) {
        return customer.isVisibleTo(access.partnerId(), clock.instant());
    }
}
