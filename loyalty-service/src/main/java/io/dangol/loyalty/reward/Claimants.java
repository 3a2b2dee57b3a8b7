package io.dangol.loyalty.reward;

import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.platform.security.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells who calls, by the token. */
@Singleton
class Claimants {

    private final MemberReach reach;
    private final Caller caller;

    Claimants(MemberReach reach, Caller caller) {
        this.reach = reach;
        this.caller = caller;
    }

    Claimant current() {
        Optional<Scope> scope = reach.isConfined() ? Optional.empty() : Optional.of(Scope.of(caller));
        return new Claimant(caller.clientId(), scope);
    }
}
