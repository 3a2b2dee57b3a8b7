package io.dangol.loyalty.reward;

import io.dangol.loyalty.catalog.Scope;
import java.util.Optional;

/**
 * Who claims, or asks about claims.
 *
 * @param scope for which stores; empty for a member, who is confined to its own cards instead
 */
record Claimant(String clientId, Optional<Scope> scope) {

    boolean isMember() {
        return scope.isEmpty();
    }

    boolean mustNameStore() {
        return scope.filter(of -> of.partnerId().isPresent()).isPresent();
    }

    /** What a till was shown it need not see again; its member and headquarters may. */
    boolean maySeeCodes() {
        return !mustNameStore();
    }
}
