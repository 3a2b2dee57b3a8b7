package io.dangol.loyalty.product;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A thing that is sold. Written by {@link ProductUpsert}, read here. */
@Entity
@Table(name = "product")
class Product {

    @Id
    private String sku;

    private String name;

    @Nullable private String category;

    @Nullable private String brand;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
    protected Product() {}

    String sku() {
        return sku;
    }

    String name() {
        return name;
    }

    @Nullable String category() {
        return category;
    }

    @Nullable String brand() {
        return brand;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
