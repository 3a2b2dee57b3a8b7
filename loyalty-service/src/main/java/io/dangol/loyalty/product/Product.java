package io.dangol.loyalty.product;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A thing that is sold. */
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

    Product(String sku, String name, @Nullable String category, @Nullable String brand, Instant at) {
        this.sku = sku;
        this.name = name;
        this.category = category;
        this.brand = brand;
        this.updatedAt = at;
    }

    /** @return whether anything is different now */
    boolean become(String newName, @Nullable String newCategory, @Nullable String newBrand, Instant at) {
        if (name.equals(newName) && Objects.equals(category, newCategory) && Objects.equals(brand, newBrand)) {
            return false;
        }
        name = newName;
        category = newCategory;
        brand = newBrand;
        updatedAt = at;
        return true;
    }

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
