package io.dangol.customer.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Consents implements PanacheRepositoryBase<Consent, UUID> {

    /** Newest first, from below the id where the page before ended. */
    List<Consent> history(Collection<UUID> customerIds, @Nullable UUID before, int limit) {
        var query = before == null
                ? find("customerId in ?1", Sort.descending("id"), customerIds)
                : find("customerId in ?1 and id < ?2", Sort.descending("id"), customerIds, before);
        return query.page(0, limit).list();
    }

    List<Consent> history(UUID customerId) {
        return list("customerId", customerId);
    }

    /**
     * The latest decision of each customer per purpose, channel and brand, by when it was made, not when it arrived. Of a grant
     * and a withdrawal of one moment the withdrawal holds: who doubts asks again.
     */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    List<Consent> current(Collection<UUID> customerIds) {
        return getEntityManager()
                .createNativeQuery("""
                        select distinct on (customer_id, purpose, channel, brand) * from consent
                         where customer_id in (:customers)
                         order by customer_id, purpose, channel, brand, collected_at desc, granted, id desc""", Consent.class)
                .setParameter("customers", customerIds)
                .getResultList();
    }
}
