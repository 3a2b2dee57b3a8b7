package io.dangol.loyalty.catalog;

import org.jspecify.annotations.Nullable;

/** What rules ask of a product. */
public record Kind(@Nullable String category, @Nullable String brand) {

    public static final Kind NONE = new Kind(null, null);
}
