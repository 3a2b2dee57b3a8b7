package io.dangol.loyalty.product;

import io.dangol.loyalty.product.ProductApi.ProductLine;
import io.dangol.loyalty.product.ProductApi.ProductView;
import io.dangol.loyalty.product.ProductApi.Upsert;
import io.dangol.loyalty.product.ProductApi.UpsertResult;
import io.dangol.loyalty.product.ProductRefusal.NoSuchProduct;
import io.dangol.loyalty.product.ProductUpsert.Changes;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction. */
@ApplicationScoped
@Transactional
class ProductService {

    private final Products products;
    private final ProductUpsert upsert;
    private final Clock clock;

    ProductService(Products products, ProductUpsert upsert, Clock clock) {
        this.products = products;
        this.upsert = upsert;
        this.clock = clock;
    }

    /** Repeating it changes nothing; of two lines for one SKU the later counts, the earlier one changes nothing. */
    UpsertResult upsert(Upsert request) {
        Map<String, ProductLine> bySku = new LinkedHashMap<>();
        request.products().forEach(line -> bySku.put(line.sku(), line));
        Changes changes = upsert.write(List.copyOf(bySku.values()), clock.instant());
        int unchanged = request.products().size() - changes.created() - changes.updated();
        return new UpsertResult(changes.created(), changes.updated(), unchanged);
    }

    Page<ProductView> list(int limit, @Nullable Cursor after) {
        return Page.of(products.after(after, limit + 1), limit, ProductView::of, product -> Cursor.of(product.sku()));
    }

    ProductView get(String sku) {
        return ProductView.of(products.findByIdOptional(sku).orElseThrow(() -> new NoSuchProduct(sku)));
    }
}
