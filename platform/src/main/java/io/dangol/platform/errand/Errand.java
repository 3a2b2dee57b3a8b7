package io.dangol.platform.errand;

import io.dangol.platform.security.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for some work, and what it was allowed then: kept with the work, so that it is done within the same walls.
 *
 * @param partnerId whose rows it is confined to; null: headquarters'
 */
public record Errand(String clientId, String role, @Nullable UUID partnerId, Set<String> scopes) {

    public Errand {
        scopes = Set.copyOf(scopes);
    }

    public static Errand of(Caller caller) {
        Optional<UUID> partner = caller.partnerId();
        return new Errand(caller.clientId(), caller.role(), partner.orElse(null), caller.scopes());
    }
}
