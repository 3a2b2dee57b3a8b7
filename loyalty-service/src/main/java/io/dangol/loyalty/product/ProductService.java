package io.dangol.loyalty.product;

import io.dangol.loyalty.product.ProductApi.ProductLine;
import io.dangol.loyalty.product.ProductApi.ProductView;
import io.dangol.loyalty.product.ProductApi.Upsert;
import io.dangol.loyalty.product.ProductApi.UpsertResult;
import io.dangol.loyalty.product.ProductRefusal.NoSuchProduct;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction. */
@ApplicationScoped
@Transactional
class ProductService {

    private final Products products;
    private final Clock clock;

    ProductService(Products products, Clock clock) {
        this.products = products;
        this.clock = clock;
    }

    /** Repeating it changes nothing; of two lines for one SKU the later counts. */
    UpsertResult upsert(Upsert request) {
        Instant at = clock.instant();
        Map<String, Product> known =
                products.of(request.products().stream().map(ProductLine::sku).toList());
        int created = 0;
        int updated = 0;
        for (ProductLine line : request.products()) {
            Product product = known.get(line.sku());
            if (product == null) {
                Product added = new Product(line.sku(), line.name(), line.category(), line.brand(), at);
                products.persist(added);
                known.put(line.sku(), added);
                created++;
            } else if (product.become(line.name(), line.category(), line.brand(), at)) {
                updated++;
            }
        }
        return new UpsertResult(created, updated, request.products().size() - created - updated);
    }

    Page<ProductView> list(int limit, @Nullable Cursor after) {
        return Page.of(products.after(after, limit + 1), limit, ProductView::of, product -> Cursor.of(product.sku()));
    }

    ProductView get(String sku) {
        return ProductView.of(products.findByIdOptional(sku).orElseThrow(() -> new NoSuchProduct(sku)));
    }
}
