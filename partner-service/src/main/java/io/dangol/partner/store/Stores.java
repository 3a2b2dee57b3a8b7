package io.dangol.partner.store;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Stores implements PanacheRepositoryBase<Store, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Optional<Store> ofCode(String code) {
        return find("code", code).singleResultOptional();
    }

    List<Store> page(Optional<UUID> partnerId, @Nullable Cursor after, int limit) {
        UUID last = after == null ? BEFORE_ALL : after.uuid(0);
        return (partnerId.isPresent()
                        ? find("partnerId = ?1 and id > ?2 order by id", partnerId.get(), last)
                        : find("id > ?1 order by id", last))
                .page(0, limit)
                .list();
    }
}
