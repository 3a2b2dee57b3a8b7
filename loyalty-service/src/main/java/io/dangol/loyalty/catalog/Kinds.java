package io.dangol.loyalty.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of product each is, as of one version. A change is laid over what was known, so that one product among a
 * million costs as much as one among ten.
 */
final class Kinds {

    static final Kinds NONE = new Kinds(0, Map.of(), Map.of());

    /** Beyond this share of what lies below, the layer is worked in. */
    private static final int SHARE = 8;

    private final long version;
    private final Map<String, Optional<Kind>> below;
    private final Map<String, Optional<Kind>> above;

    private Kinds(long version, Map<String, Optional<Kind>> below, Map<String, Optional<Kind>> above) {
        this.version = version;
        this.below = below;
        this.above = above;
    }

    long version() {
        return version;
    }

    Kind of(String sku) {
        Optional<Kind> changed = above.get(sku);
        return (changed == null ? below.getOrDefault(sku, Optional.empty()) : changed).orElse(Kind.NONE);
    }

    /** Empty stands for a product that has neither category nor brand, perhaps no longer. */
    Kinds with(long newVersion, Map<String, Optional<Kind>> changes) {
        Map<String, Optional<Kind>> layer = new HashMap<>(above);
        layer.putAll(changes);
        if (layer.size() <= below.size() / SHARE) {
            return new Kinds(newVersion, below, layer);
        }
        Map<String, Optional<Kind>> all = new HashMap<>(below);
        all.putAll(layer);
        all.values().removeIf(Optional::isEmpty);
        return new Kinds(newVersion, all, Map.of());
    }
}
