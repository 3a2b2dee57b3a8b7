package io.dangol.analytics.kpi;

import io.dangol.platform.security.Caller;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose rows a caller may see, as the token says: everybody's, a partner's, or those of some stores. */
record Scope(@Nullable UUID partnerId, Set<String> storeCodes) {

    static Scope of(Caller caller) {
        return new Scope(caller.partnerId().orElse(null), caller.storeCodes());
    }

    boolean isEverything() {
        return partnerId == null && storeCodes.isEmpty();
    }
}
