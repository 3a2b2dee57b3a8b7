package io.dangol.customer.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Custodies implements PanacheRepositoryBase<Custody, UUID> {

    /** Nothing is written where it is so already: the customer's version counts what is shown of it. */
    private static final String SHOW = """
            update customer set serviced_by_partner_id = cast(:partner as uuid),
                   serviced_until = cast(:until as timestamptz), version = version + 1
             where id = :customer
               and (serviced_by_partner_id, serviced_until)
                   is distinct from (cast(:partner as uuid), cast(:until as timestamptz))""";

    /** The oldest day first; another replica may look at the same ones. */
    private static final String DUE =
            "select customer_id from custody_turn where on_day <= :today order by on_day, customer_id limit :limit";

    /** All of the customer, oldest first. */
    List<Custody> of(UUID customerId) {
        return list("customerId = ?1", Sort.by("since").and("id"), customerId);
    }

    List<Custody> of(UUID customerId, UUID partnerId) {
        return list("customerId = ?1 and partnerId = ?2", Sort.by("since").and("id"), customerId, partnerId);
    }

    Optional<Custody> one(UUID customerId, UUID id) {
        return find("customerId = ?1 and id = ?2", customerId, id).firstResultOptional();
    }

    /** Who registered the customer, and when. */
    record Registered(UUID partnerId, Instant at) {}

    /** Empty where it was headquarters. */
    Optional<Registered> registrarOf(UUID customerId) {
        return getEntityManager()
                .createQuery("""
                        select c.registeredByPartnerId, c.createdAt from Customer c
                         where c.id = :customer and c.registeredByPartnerId is not null""", Object[].class)
                .setParameter("customer", customerId)
                .getResultStream()
                .map(row -> new Registered((UUID) row[0], (Instant) row[1]))
                .findFirst();
    }

    /** From now on the customer is shown to this partner, until then; both null: to none. */
    void show(UUID customerId, @Nullable UUID partnerId, @Nullable Instant until) {
        flush();
        int unused = getEntityManager()
                .createNativeQuery(SHOW)
                .setParameter("customer", customerId)
                .setParameter("partner", partnerId == null ? null : partnerId.toString())
                .setParameter("until", until == null ? null : until.toString())
                .executeUpdate();
    }

    /** To be looked at again on that day. */
    void remember(UUID customerId, LocalDate day) {
        int unused = getEntityManager()
                .createNativeQuery(
                        "insert into custody_turn (on_day, customer_id) values (:day, :customer) on conflict do nothing")
                .setParameter("day", day)
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // A native query does not know its own type.
    List<UUID> due(LocalDate today, int limit) {
        return getEntityManager()
                .createNativeQuery(DUE, UUID.class)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultList();
    }

    void forget(Collection<UUID> customerIds, LocalDate today) {
        int unused = getEntityManager()
                .createNativeQuery("delete from custody_turn where on_day <= :today and customer_id in (:customers)")
                .setParameter("today", today)
                .setParameter("customers", customerIds)
                .executeUpdate();
    }
}
