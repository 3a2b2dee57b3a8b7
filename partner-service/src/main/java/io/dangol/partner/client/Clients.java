package io.dangol.partner.client;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Clients implements PanacheRepositoryBase<ApiClient, String> {

    /** What a list is narrowed to; absent parts do not narrow it. */
    record Filter(Optional<UUID> partnerId, Optional<Instant> updatedAfter) {}

    /** In the order of their last change, so that a reader who keeps the cursor misses none. */
    List<ApiClient> page(Filter filter, @Nullable Cursor after, int limit) {
        StringBuilder query = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        filter.partnerId().ifPresent(id -> {
            query.append(" and partnerId = :partner");
            parameters.put("partner", id);
        });
        filter.updatedAfter().ifPresent(at -> {
            query.append(" and updatedAt > :since");
            parameters.put("since", at);
        });
        if (after != null) {
            query.append(" and (updatedAt > :at or updatedAt = :at and id > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.text(1));
        }
        return find(query.append(" order by updatedAt, id").toString(), parameters)
                .page(0, limit)
                .list();
    }
}
