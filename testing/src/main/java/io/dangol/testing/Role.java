package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who calls, as {@code contracts/roles.yaml} says: partner-service gives these roles to API clients.
 *
 * @param ofPartner bound to one partner; the others are headquarters'
 * @param needsStores bound to stores by name
 * @param scopes what such a caller may do at most
 */
record Role(String name, boolean ofPartner, boolean needsStores, List<String> scopes) {

    /** No API client has this one: the gateway gives it with a token that speaks for one member. */
    private static final Role MEMBER =
            new Role("member", false, false, List.of(Tokens.SCOPES_OF_MEMBER.split(" ", -1)));

    static List<Role> all() {
        List<Role> all = new ArrayList<>();
        try {
            new YAMLMapper()
                    .readTree(Repository.root().resolve("contracts/roles.yaml").toFile())
                    .properties()
                    .forEach(role -> all.add(read(role.getKey(), role.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.add(MEMBER);
        return all;
    }

    /** A partner's role that no client is given: were there one, the rows would still be its partner's. */
    static Role ofPartner(Set<String> scopes) {
        return new Role("partner-admin", true, false, List.copyOf(scopes));
    }

    boolean isMember() {
        return equals(MEMBER);
    }

    boolean may(ApiDocument.Operation operation) {
        return scopes.containsAll(operation.scopes());
    }

    /** Of nobody in particular: a partner's role is bound to a partner that has nothing. */
    Tokens token() {
        return ofPartner ? tokenOf(UUID.randomUUID(), Set.of("S-nowhere")) : unbound();
    }

    /** Stores are named only where the role needs them. */
    Tokens tokenOf(UUID partnerId, Set<String> stores) {
        Tokens token = unbound().partner(partnerId);
        return needsStores ? token.stores(stores.toArray(String[]::new)) : token;
    }

    /** As another issuer might give it by mistake where the role is a partner's. */
    Tokens unbound() {
        return Tokens.of(name, String.join(" ", scopes));
    }

    private static Role read(String name, JsonNode said) {
        List<String> scopes = new ArrayList<>();
        said.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return new Role(
                name,
                said.path("ofPartner").asBoolean(),
                said.path("needsStores").asBoolean(),
                List.copyOf(scopes));
    }
}
