package io.dangol.partner.store;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Stores implements PanacheRepositoryBase<Store, UUID> {

    /** What a list is narrowed to; absent or empty parts do not narrow it. */
    record Filter(Optional<UUID> partnerId, Set<String> codes, Optional<Instant> updatedAfter) {}

    Optional<Store> ofCode(String code) {
        return find("code", code).singleResultOptional();
    }

    /** Writes what was changed and reads when: the database stamps it, for all replicas by one clock. */
    void write(Store store) {
        persistAndFlush(store);
        getEntityManager().refresh(store);
    }

    /**
     * In the order of their last change, so that a reader who goes on from the last one misses none. Ends before the
     * first change that may still be under way, since it would come to stand before what was shown.
     */
    List<Store> page(Filter filter, @Nullable Cursor after, int limit) {
        StringBuilder query = new StringBuilder("updatedAt < :settled");
        Map<String, Object> parameters = new HashMap<>(Map.of("settled", settledUntil()));
        filter.partnerId().ifPresent(id -> {
            query.append(" and partnerId = :partner");
            parameters.put("partner", id);
        });
        if (!filter.codes().isEmpty()) {
            query.append(" and code in :codes");
            parameters.put("codes", filter.codes());
        }
        filter.updatedAfter().ifPresent(at -> {
            query.append(" and updatedAt > :since");
            parameters.put("since", at);
        });
        if (after != null) {
            query.append(" and (updatedAt > :at or updatedAt = :at and id > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        return find(query.append(" order by updatedAt, id").toString(), parameters)
                .page(0, limit)
                .list();
    }

    private Instant settledUntil() {
        return (Instant) getEntityManager()
                .createNativeQuery("select settled_until('store')", Instant.class)
                .getSingleResult();
    }
}
