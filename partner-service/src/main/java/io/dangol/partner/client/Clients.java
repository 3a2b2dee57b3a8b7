package io.dangol.partner.client;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Clients implements PanacheRepositoryBase<ApiClient, String> {

    private static final String PAGE = """
            select * from api_client
             where (cast(:partner as uuid) is null or partner_id = cast(:partner as uuid))
               and (:stores = '' or store_codes <> '' and string_to_array(store_codes, ' ') <@ string_to_array(:stores, ' '))
               and updated_at > cast(:since as timestamptz) and updated_at < cast(:settled as timestamptz)
               and (updated_at, id) > (cast(:at as timestamptz), :id)
             order by updated_at, id""";

    /**
     * What a list is narrowed to: to a partner, if there is one, to clients of no other than these stores, if there are
     * any, and to what changed since.
     */
    record Filter(Optional<UUID> partnerId, Set<String> storeCodes, Optional<Instant> updatedAfter) {}

    /** Writes what was changed and reads when: the database stamps it, for all replicas by one clock. */
    void write(ApiClient client) {
        persistAndFlush(client);
        getEntityManager().refresh(client);
    }

    /** Some that follow a role and have other scopes than it has here, by id. */
    List<ApiClient> lockUnlike(Role role, String after, int limit) {
        return find(
                        "followsRole = true and status = ?1 and role = ?2 and scopes <> ?3 and id > ?4 order by id",
                        ApiClient.Status.ACTIVE,
                        role,
                        String.join(" ", role.scopes()),
                        after)
                .page(0, limit)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * In the order of their last change, so that a reader who goes on from the last one misses none. Ends before the
     * first change that may still be under way, since it would come to stand before what was shown.
     */
    @SuppressWarnings("unchecked") // A native query does not know its own type.
    List<ApiClient> page(Filter filter, @Nullable Cursor after, int limit) {
        return getEntityManager()
                .createNativeQuery(PAGE, ApiClient.class)
                .setParameter("partner", filter.partnerId().map(UUID::toString).orElse(null))
                .setParameter("stores", String.join(" ", filter.storeCodes()))
                .setParameter(
                        "since", filter.updatedAfter().orElse(Instant.EPOCH).toString())
                .setParameter("settled", settledUntil().toString())
                .setParameter("at", (after == null ? Instant.EPOCH : after.instant(0)).toString())
                .setParameter("id", after == null ? "" : after.text(1))
                .setMaxResults(limit)
                .getResultList();
    }

    private Instant settledUntil() {
        return (Instant) getEntityManager()
                .createNativeQuery("select settled_until('api_client')", Instant.class)
                .getSingleResult();
    }
}
