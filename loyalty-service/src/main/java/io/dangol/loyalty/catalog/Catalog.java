package io.dangol.loyalty.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All of it, as it stood in one version. */
public final class Catalog {

    private final long version;
    private final Map<UUID, ProgramTerms> programs;
    private final Map<String, Store> stores;
    private final Categories categories;

    Catalog(long version, Map<UUID, ProgramTerms> programs, Map<String, Store> stores, Categories categories) {
        this.version = version;
        this.programs = programs;
        this.stores = stores;
        this.categories = categories;
    }

    public Optional<Store> store(String code) {
        return Optional.ofNullable(stores.get(code));
    }

    /** Whether a partner is known here, by any store that it has or had. */
    public boolean hasStoresOf(UUID partnerId) {
        return stores.values().stream().anyMatch(store -> store.partnerId().equals(partnerId));
    }

    public Optional<ProgramTerms> program(UUID id) {
        return Optional.ofNullable(programs.get(id));
    }

    public Optional<String> category(String sku) {
        return categories.of(sku);
    }

    /** Whether nothing of it changed since. */
    boolean is(long otherVersion, long productVersion) {
        return version == otherVersion && categories.version() == productVersion;
    }

    long version() {
        return version;
    }

    Categories categories() {
        return categories;
    }

    Catalog with(Categories changed) {
        return new Catalog(version, programs, stores, changed);
    }
}
