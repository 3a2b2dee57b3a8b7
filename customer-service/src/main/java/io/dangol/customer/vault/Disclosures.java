package io.dangol.customer.vault;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Disclosures implements PanacheRepositoryBase<Disclosed, UUID> {

    /** Newest first, from below the id where the page before ended. */
    List<Disclosed> of(UUID customerId, @Nullable UUID before, int limit) {
        var query = before == null
                ? find("customerId = ?1", Sort.descending("id"), customerId)
                : find("customerId = ?1 and id < ?2", Sort.descending("id"), customerId, before);
        return query.page(0, limit).list();
    }
}
