package io.dangol.loyalty.catalog;

import io.dangol.loyalty.catalog.StoreRefusal.UnknownStore;
import io.dangol.platform.security.Caller;
import io.dangol.platform.wall.Reach;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * For which stores a caller may speak, taken from the token before the request leaves its thread.
 *
 * @param clientId the caller
 */
public record Scope(String clientId, Optional<UUID> partnerId, Set<String> storeCodes, Reach reach) {

    public static Scope of(Caller caller) {
        return new Scope(caller.clientId(), caller.partnerId(), caller.storeCodes(), Reach.of(caller));
    }

    /**
     * @throws UnknownStore 422 if there is none with this code
     * @throws Caller.NotYourStore 403 if the token is for others
     */
    public Store store(Catalog catalog, String code) {
        Store store = catalog.store(code).orElseThrow(() -> new UnknownStore(code).at("/storeCode"));
        if (!sees(code, store.partnerId())) {
            throw new Caller.NotYourStore(code).at("/storeCode");
        }
        return store;
    }

    /** Whether what belongs to this store of this partner may be seen. */
    public boolean sees(String storeCode, UUID ownerId) {
        boolean within = storeCodes.isEmpty() || storeCodes.contains(storeCode);
        return within && partnerId.map(ownerId::equals).orElse(true);
    }
}
