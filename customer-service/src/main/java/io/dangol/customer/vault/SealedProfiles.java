package io.dangol.customer.vault;

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
}
