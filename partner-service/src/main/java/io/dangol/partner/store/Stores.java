package io.dangol.partner.store;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Stores implements PanacheRepositoryBase<Store, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Optional<Store> ofCode(String code) {
        return find("code", code).singleResultOptional();
    }

    /** Narrowed to a partner, if there is one, and to these codes, if there are any. */
    List<Store> page(Optional<UUID> partnerId, Set<String> codes, @Nullable Cursor after, int limit) {
        StringBuilder where = new StringBuilder("id > :last");
        Map<String, Object> parameters = new HashMap<>(Map.of("last", after == null ? BEFORE_ALL : after.uuid(0)));
        partnerId.ifPresent(id -> {
            where.append(" and partnerId = :partner");
            parameters.put("partner", id);
        });
        if (!codes.isEmpty()) {
            where.append(" and code in :codes");
            parameters.put("codes", codes);
        }
        return find(where.append(" order by id").toString(), parameters)
                .page(0, limit)
                .list();
    }
}
