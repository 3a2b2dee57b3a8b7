package io.dangol.loyalty.product;

import io.dangol.platform.problem.Refusal;

/** Every way the products can say no. */
final class ProductRefusal {

    private ProductRefusal() {}

    static final class NoSuchProduct extends Refusal.Missing {
        NoSuchProduct(String sku) {
            super("no-such-product", sku);
        }
    }
}
