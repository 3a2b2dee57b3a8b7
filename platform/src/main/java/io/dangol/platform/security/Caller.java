package io.dangol.platform.security;

import io.dangol.platform.problem.Refusal;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the token says; never as the request's body says. */
@RequestScoped
public class Caller {

    private static final Set<String> HEADQUARTERS = Set.of("hq-admin", "hq-marketer", "hq-agent", "erp");

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public String clientId() {
        return identity.getPrincipal().getName();
    }

    public String role() {
        return text("role").orElse("");
    }

    /** What the token allows. */
    public Set<String> scopes() {
        return text("scope")
                .map(scopes -> Set.copyOf(List.of(scopes.split(" ", -1))))
                .orElse(Set.of());
    }

    /** Whether the role is one of headquarters'. Any other is confined to what the token names. */
    public boolean isOfHeadquarters() {
        return HEADQUARTERS.contains(role());
    }

    /** Whether the token says whose rows the caller may touch. One without a partner is no headquarters for that. */
    public boolean isBound() {
        return isOfHeadquarters() || text("partnerId").isPresent();
    }

    /**
     * The partner whose rows the caller is confined to; empty for headquarters.
     *
     * @throws ForbiddenException 403 where a role that is not headquarters' is bound to no partner
     */
    public Optional<UUID> partnerId() {
        if (!isBound()) {
            throw new ForbiddenException();
        }
        return text("partnerId").map(UUID::fromString);
    }

    /** The id of what this claim of the token binds the caller to. */
    public Optional<UUID> boundTo(String claim) {
        return text(claim).map(UUID::fromString);
    }

    /** The stores that the caller is confined to; empty means every store of the partner. */
    public Set<String> storeCodes() {
        Principal principal = identity.getPrincipal();
        if (principal instanceof JsonWebToken token) {
            Object claim = token.getClaim("storeCodes");
            return claim instanceof Collection<?> codes
                    ? codes.stream().map(Caller::string).collect(Collectors.toUnmodifiableSet())
                    : Set.of();
        }
        return Set.of();
    }

    /** Whether the caller may act for this store of this partner. */
    public boolean mayActFor(String storeCode, UUID ownerId) {
        Set<String> codes = storeCodes();
        boolean within = codes.isEmpty() || codes.contains(storeCode);
        return within && partnerId().map(ownerId::equals).orElse(true);
    }

    /** @throws NotYourStore 403 unless the caller may act for this store */
    public void requireStore(String storeCode, UUID ownerId) {
        if (!mayActFor(storeCode, ownerId)) {
            throw new NotYourStore(storeCode);
        }
    }

    private Optional<String> text(String claim) {
        Principal principal = identity.getPrincipal();
        return principal instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(claim)).map(Caller::string)
                : Optional.empty();
    }

    private static String string(Object claim) {
        return claim instanceof JsonString json ? json.getString() : claim.toString();
    }

    /** The token is for other stores. */
    public static final class NotYourStore extends Refusal.NotAllowed {
        public NotYourStore(String storeCode) {
            super("not-your-store", storeCode);
        }
    }
}
