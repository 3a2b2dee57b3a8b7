package io.dangol.loyalty.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The category of every product, as of one version. A change is laid over what was known, so that one product among a
 * million costs as much as one among ten.
 */
final class Categories {

    static final Categories NONE = new Categories(0, Map.of(), Map.of());

    /** Beyond this share of what lies below, the layer is worked in. */
    private static final int SHARE = 8;

    private final long version;
    private final Map<String, Optional<String>> below;
    private final Map<String, Optional<String>> above;

    private Categories(long version, Map<String, Optional<String>> below, Map<String, Optional<String>> above) {
        this.version = version;
        this.below = below;
        this.above = above;
    }

    long version() {
        return version;
    }

    Optional<String> of(String sku) {
        Optional<String> changed = above.get(sku);
        return changed == null ? below.getOrDefault(sku, Optional.empty()) : changed;
    }

    /** Empty stands for a product that has no category, perhaps no longer. */
    Categories with(long newVersion, Map<String, Optional<String>> changes) {
        Map<String, Optional<String>> layer = new HashMap<>(above);
        layer.putAll(changes);
        if (layer.size() <= below.size() / SHARE) {
            return new Categories(newVersion, below, layer);
        }
        Map<String, Optional<String>> all = new HashMap<>(below);
        all.putAll(layer);
        all.values().removeIf(Optional::isEmpty);
        return new Categories(newVersion, all, Map.of());
    }
}
