package io.dangol.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The token's scopes (RFC 8693 section 4.2) are the caller's permissions. */
@Singleton
class Scopes implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("scope") instanceof String scopes
                && !scopes.isBlank()) {
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder(identity)
                            .addPermissionsAsString(
                                    Set.copyOf(List.of(scopes.strip().split("\\s+"))))
                            .build());
        }
        return Uni.createFrom().item(identity);
    }
}
