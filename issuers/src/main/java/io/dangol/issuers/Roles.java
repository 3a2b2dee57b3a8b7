package io.dangol.issuers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each role may do at most: the contract that the API clients of the installation are held to as well. */
final class Roles {

    private final Map<String, Role> roles;

    /** Whether it is bound to a partner and to stores, and its scopes. */
    record Role(boolean ofPartner, boolean needsStores, Set<String> scopes) {}

    private Roles(Map<String, Role> roles) {
        this.roles = roles;
    }

    static Roles committed() {
        try (InputStream in = Objects.requireNonNull(Roles.class.getResourceAsStream("/roles.yaml"))) {
            return new Roles(new YAMLMapper().readValue(in, new TypeReference<Map<String, Role>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable Role named(String name) {
        return roles.get(name);
    }
}
