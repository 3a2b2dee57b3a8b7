package io.dangol.loyalty.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All of it, as it stood in one version. */
public record Catalog(
        long version, Map<UUID, ProgramTerms> programs, Map<String, String> categories, Map<String, Store> stores) {

    public Optional<Store> store(String code) {
        return Optional.ofNullable(stores.get(code));
    }

    public Optional<ProgramTerms> program(UUID id) {
        return Optional.ofNullable(programs.get(id));
    }

    public Optional<String> category(String sku) {
        return Optional.ofNullable(categories.get(sku));
    }
}
