package io.dangol.issuers;

import io.dangol.issuers.IssuersConfig.Trusted.Claims;
import io.dangol.issuers.Roles.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a foreign token says as a token of ours would say it. Nothing else of it is passed on: names and addresses of
 * people, which identity providers like to add, end here.
 */
final class ClaimMapping {

    private final String issuer;
    private final Set<String> allowed;
    private final Claims claims;
    private final Roles roles;

    ClaimMapping(String issuer, Set<String> allowed, Claims claims, Roles roles) {
        this.issuer = issuer;
        this.allowed = Set.copyOf(allowed);
        this.claims = claims;
        this.roles = roles;
        for (String role : allowed) {
            if (roles.named(role) == null) {
                throw new IllegalArgumentException(
                        "dangol.issuers.%s.roles: there is no role %s".formatted(issuer, role));
            }
        }
    }

    /**
     * @param token verified
     * @param skewSeconds the issuer's clock may be so far from ours
     * @throws NotTrusted if it says what no token of ours could
     */
    JwtClaims ours(JwtClaims token, int skewSeconds) throws NotTrusted {
        try {
            String name = role(token);
            Role role = named(name);
            JwtClaims ours = new JwtClaims();
            ours.setIssuer(token.getIssuer());
            // Whoever the issuer calls by the name of a client of ours is not that client.
            ours.setSubject(issuer + ":" + token.getSubject());
            ours.setStringClaim("upn", issuer + ":" + token.getSubject());
            ours.setAudience(token.getAudience());
            ours.setIssuedAt(token.getIssuedAt());
            ours.setExpirationTime(
                    NumericDate.fromSeconds(token.getExpirationTime().getValue() + skewSeconds));
            ours.setStringClaim("role", name);
            ours.setStringClaim("scope", String.join(" ", scopes(token, role)));
            bind(token, role, ours);
            return ours;
        } catch (MalformedClaimException malformed) {
            throw new NotTrusted("A claim has no form that we know");
        }
    }

    /** Exactly one of the roles that this issuer may give; others that it names are its own affair. */
    private String role(JwtClaims token) throws NotTrusted {
        List<String> named = texts(token, claims.role()).stream()
                .filter(allowed::contains)
                .distinct()
                .toList();
        if (named.size() != 1) {
            throw new NotTrusted("The token has %d roles of those that its issuer may give".formatted(named.size()));
        }
        return named.get(0);
    }

    private Role named(String role) throws NotTrusted {
        Role named = roles.named(role);
        if (named == null) {
            throw new NotTrusted("There is no such role");
        }
        return named;
    }

    private Set<String> scopes(JwtClaims token, Role role) {
        Set<String> scopes = new TreeSet<>(texts(token, claims.scope()));
        scopes.retainAll(role.scopes());
        return scopes;
    }

    private void bind(JwtClaims token, Role role, JwtClaims ours) throws NotTrusted {
        List<String> partners = texts(token, claims.partnerId());
        List<String> stores = texts(token, claims.storeCodes());
        if (!role.ofPartner()) {
            if (!partners.isEmpty() || !stores.isEmpty()) {
                throw new NotTrusted("A role of headquarters is bound to no partner and no store");
            }
            return;
        }
        if (partners.size() != 1) {
            throw new NotTrusted("A partner's role is bound to one partner");
        }
        if (role.needsStores() && stores.isEmpty()) {
            throw new NotTrusted("The role is bound to stores");
        }
        ours.setStringClaim("partnerId", id(partners.get(0)));
        if (!stores.isEmpty()) {
            ours.setStringListClaim("storeCodes", stores);
        }
    }

    private static String id(String text) throws NotTrusted {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException malformed) {
            throw new NotTrusted("The partner is no id");
        }
    }

    /** The words of a text, or the texts of a list. */
    private static List<String> texts(JwtClaims token, String path) {
        Object found = found(token.getClaimsMap(), path);
        if (found instanceof String text) {
            return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
        }
        return found instanceof Collection<?> several
                ? several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** A claim by its whole name, which may be a URL, or by the way into it. */
    private static @Nullable Object found(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int slash = path.indexOf('/');
        return slash > 0 && claims.get(path.substring(0, slash)) instanceof Map<?, ?> inner
                ? found(inner, path.substring(slash + 1))
                : null;
    }
}
