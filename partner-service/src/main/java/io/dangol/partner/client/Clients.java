package io.dangol.partner.client;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Clients implements PanacheRepositoryBase<ApiClient, String> {

    private static final String PAGE = """
            select * from api_client
             where id > :last
               and (cast(:partner as uuid) is null or partner_id = cast(:partner as uuid))
               and (:stores = '' or store_codes <> '' and string_to_array(store_codes, ' ') <@ string_to_array(:stores, ' '))
             order by id""";

    /** Narrowed to a partner, if there is one, and to clients of no other than these stores, if there are any. */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    List<ApiClient> page(Optional<UUID> partnerId, Set<String> storeCodes, @Nullable Cursor after, int limit) {
        return getEntityManager()
                .createNativeQuery(PAGE, ApiClient.class)
                .setParameter("last", after == null ? "" : after.text(0))
                .setParameter("partner", partnerId.map(UUID::toString).orElse(null))
                .setParameter("stores", String.join(" ", storeCodes))
                .setMaxResults(limit)
                .getResultList();
    }
}
