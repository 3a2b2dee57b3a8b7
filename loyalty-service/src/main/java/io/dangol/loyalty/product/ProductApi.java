package io.dangol.loyalty.product;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ProductApi {

    /** What can be written down: PostgreSQL keeps no NUL, and no name has control characters. */
    static final String PRINTABLE = "^[^\\u0000-\\u001F\\u007F]*$";

    private ProductApi() {}

    @Schema(name = "ProductUpsert")
    record Upsert(@NotNull @Size(min = 1, max = 5_000) List<@Valid @NotNull ProductLine> products) {}

    @Schema(name = "ProductLine")
    record ProductLine(
            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "85123A")
            String sku,

            @NotBlank @Size(max = 500) @Pattern(regexp = PRINTABLE) String name,

            @Nullable @Size(max = 100) @Pattern(regexp = PRINTABLE) String category,

            @Nullable @Size(max = 100) @Pattern(regexp = PRINTABLE) String brand) {}

    @Schema(name = "ProductUpsertResult")
    record UpsertResult(int created, int updated, int unchanged) {}

    @Schema(name = "Product")
    record ProductView(
            String sku,
            String name,
            @Nullable String category,
            @Nullable String brand,
            Instant updatedAt) {
        static ProductView of(Product product) {
            return new ProductView(
                    product.sku(), product.name(), product.category(), product.brand(), product.updatedAt());
        }
    }
}
