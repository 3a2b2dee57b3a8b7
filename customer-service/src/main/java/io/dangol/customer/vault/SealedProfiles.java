package io.dangol.customer.vault;

import io.dangol.customer.matching.CustomerMatching;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SealedProfiles implements PanacheRepositoryBase<SealedProfile, UUID> {

    List<SealedProfile> ofAll(Collection<UUID> customerIds) {
        return list("customerId in ?1", customerIds);
    }

    /**
     * Some whose keys for matching were made in a former way, with their customers locked against changes; replicas that
     * look at once take others each. In the order of the index: else each look would pass by all that are done.
     */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    List<SealedProfile> ofFormerScheme(int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select p.* from sealed_profile p join customer c on c.id = p.customer_id
                         where p.match_scheme < :current
                         order by p.match_scheme
                         limit :limit for no key update of c, p skip locked""", SealedProfile.class)
                .setParameter("current", CustomerMatching.KEY_SCHEME)
                .setParameter("limit", limit)
                .getResultList();
    }
}
