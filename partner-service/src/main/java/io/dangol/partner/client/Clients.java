package io.dangol.partner.client;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Clients implements PanacheRepositoryBase<ApiClient, String> {

    List<ApiClient> page(Optional<UUID> partnerId, @Nullable Cursor after, int limit) {
        String last = after == null ? "" : after.text(0);
        return (partnerId.isPresent()
                        ? find("partnerId = ?1 and id > ?2 order by id", partnerId.get(), last)
                        : find("id > ?1 order by id", last))
                .page(0, limit)
                .list();
    }
}
