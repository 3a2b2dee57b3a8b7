package io.dangol.partner.client;

import io.dangol.partner.client.ClientApi.Create;
import io.dangol.partner.client.ClientRefusal.HeadquartersUnbound;
import io.dangol.partner.client.ClientRefusal.PartnerRequired;
import io.dangol.partner.client.ClientRefusal.RoleNotAllowed;
import io.dangol.partner.client.ClientRefusal.ScopesExceedRole;
import io.dangol.partner.client.ClientRefusal.ScopesNotHeld;
import io.dangol.partner.client.ClientRefusal.StoresNotHeld;
import io.dangol.partner.client.ClientRefusal.StoresRequired;
import io.dangol.partner.client.ClientRefusal.TooManyStores;
import io.dangol.partner.client.ClientRefusal.UnknownStores;
import io.dangol.partner.partner.PartnerService;
import io.dangol.partner.store.StoreService;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How far the caller's own token goes: no client that it makes, sees or takes over goes further. */
@ApplicationScoped
class Reach {

    /** A token carries its store codes, and a header has an end: with more of them it could never be used. */
    private static final int STORE_CODES_LENGTH = 4_000;

    private final Caller caller;
    private final PartnerService partners;
    private final StoreService stores;

    Reach(Caller caller, PartnerService partners, StoreService stores) {
        this.caller = caller;
        this.partners = partners;
        this.stores = stores;
    }

    Optional<UUID> partnerId() {
        return caller.partnerId();
    }

    /** The stores that the caller is confined to; empty for all of them. */
    Set<String> storeCodes() {
        return caller.storeCodes();
    }

    /** A client for every store of a partner is no client of a caller that is confined to some of them. */
    boolean covers(ApiClient client) {
        return partnerId().map(own -> own.equals(client.partnerId())).orElse(true) && coversStores(client.storeCodes());
    }

    /** The scopes of the client that is asked for, if the caller may give them, its role, its partner and its stores. */
    List<String> granted(Create request) {
        requireRole(request);
        requirePartner(request);
        requireStores(request);
        List<String> scopes = scopes(request);
        requireHeld(scopes);
        return scopes;
    }

    /** Nobody gives, or takes over by a new secret, what the own token does not allow. */
    void requireHeld(List<String> scopes) {
        if (!caller.scopes().containsAll(scopes)) {
            throw new ScopesNotHeld();
        }
    }

    /** Who is confined gives no role of headquarters; a partner's gives to its own partner only. */
    private void requireRole(Create request) {
        boolean confined = partnerId().isPresent() || !storeCodes().isEmpty();
        if (confined && !request.role().isOfPartner()) {
            throw new RoleNotAllowed();
        }
        UUID partnerId = request.partnerId();
        if (partnerId != null && !partnerId().map(partnerId::equals).orElse(true)) {
            throw new RoleNotAllowed();
        }
    }

    /** A role of headquarters with a partner would be taken for the partner's by one service, for all-seeing by another. */
    private void requirePartner(Create request) {
        if (!request.role().isOfPartner()) {
            if (request.partnerId() != null) {
                throw new HeadquartersUnbound().at("/partnerId");
            }
            if (!request.stores().isEmpty()) {
                throw new HeadquartersUnbound().at("/storeCodes");
            }
        } else if (request.partnerId() == null) {
            throw new PartnerRequired().at("/partnerId");
        } else {
            partners.requireVisible(request.partnerId());
        }
    }

    private void requireStores(Create request) {
        List<String> codes = request.stores();
        if (request.role().needsStores() && codes.isEmpty()) {
            throw new StoresRequired().at("/storeCodes");
        }
        if (!coversStores(codes)) {
            throw new StoresNotHeld().at("/storeCodes");
        }
        if (String.join(" ", codes).length() > STORE_CODES_LENGTH) {
            throw new TooManyStores().at("/storeCodes");
        }
        List<String> unknown = stores.unknown(codes, request.partnerId());
        if (!unknown.isEmpty()) {
            throw new UnknownStores(String.join(", ", unknown)).at("/storeCodes");
        }
    }

    private boolean coversStores(List<String> codes) {
        return storeCodes().isEmpty() || (!codes.isEmpty() && storeCodes().containsAll(codes));
    }

    private static List<String> scopes(Create request) {
        if (request.scopes() == null) {
            return request.role().scopes();
        }
        if (!request.role().scopes().containsAll(request.scopes())) {
            throw new ScopesExceedRole().at("/scopes");
        }
        return request.scopes().stream().distinct().toList();
    }
}
