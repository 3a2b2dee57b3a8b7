package io.dangol.loyalty.product;

import io.dangol.platform.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Products implements PanacheRepositoryBase<Product, String> {

    List<Product> after(@Nullable Cursor cursor, int limit) {
        return (cursor == null ? find("order by sku") : find("sku > ?1 order by sku", cursor.text(0)))
                .page(0, limit)
                .list();
    }
}
