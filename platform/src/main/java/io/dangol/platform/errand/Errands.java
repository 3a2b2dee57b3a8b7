package io.dangol.platform.errand;

import io.dangol.platform.wall.Reach;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Does errands as if who asked for them were calling: the same walls, the same rules, the same name on what is written. */
@Singleton
public class Errands {

    private final CurrentIdentityAssociation identities;

    Errands(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** On this thread; what it did for somebody else before goes on afterwards. */
    public <T> T call(Errand errand, Supplier<T> work) {
        ManagedContext requests = Arc.container().requestContext();
        ContextState before = requests.isActive() ? requests.getState() : null;
        requests.activate();
        try {
            identities.setIdentity(QuarkusSecurityIdentity.builder()
                    .setPrincipal(new Claims(errand))
                    .build());
            return reach(errand).call(work::get);
        } finally {
            requests.terminate();
            if (before != null) {
                requests.activate(before);
            }
        }
    }

    private static Reach reach(Errand errand) {
        return errand.partnerId() == null ? Reach.EVERYTHING : Reach.ofPartner(errand.partnerId());
    }

    /** What the token said, without the token. */
    private record Claims(Errand errand) implements JsonWebToken {

        @Override
        public String getName() {
            return errand.clientId();
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("role", "scope", "partnerId");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The interface wants it so.
        public <T> @Nullable T getClaim(String name) {
            return (T)
                    switch (name) {
                        case "role" -> errand.role();
                        case "scope" -> String.join(" ", errand.scopes());
                        case "partnerId" -> errand.partnerId();
                        default -> null;
                    };
        }
    }
}
