package io.dangol.partner.client;

import io.dangol.partner.client.ClientApi.ClientView;
import io.dangol.partner.client.ClientApi.Create;
import io.dangol.partner.client.ClientRefusal.ClientRevoked;
import io.dangol.partner.client.ClientRefusal.NoSuchClient;
import io.dangol.partner.client.ClientRefusal.PartnerRequired;
import io.dangol.partner.client.ClientRefusal.RoleNotAllowed;
import io.dangol.partner.client.ClientRefusal.ScopesExceedRole;
import io.dangol.partner.client.ClientRefusal.ScopesNotHeld;
import io.dangol.partner.client.ClientRefusal.StoresRequired;
import io.dangol.partner.client.ClientRefusal.UnknownStores;
import io.dangol.partner.client.Clients.Filter;
import io.dangol.partner.partner.PartnerService;
import io.dangol.partner.store.StoreService;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class ClientService {

    private final Clients clients;
    private final Secrets secrets;
    private final PartnerService partners;
    private final StoreService stores;
    private final EventLog eventLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ClientService(
            Clients clients,
            Secrets secrets,
            PartnerService partners,
            StoreService stores,
            EventLog eventLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.partners = partners;
        this.stores = stores;
        this.eventLog = eventLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    ClientView create(Create request) {
        requireAllowed(request);
        String secret = secrets.next();
        List<String> scopes = scopes(request);
        requireHeld(scopes);
        ApiClient client = new ApiClient(ids.next().toString(), request, scopes, secrets.hash(secret), now());
        clients.persistAndFlush(client);
        eventLog.append(client.told());
        return client.view().with(secret);
    }

    ClientView get(String id) {
        return visible(id).view();
    }

    Page<ClientView> list(Optional<Instant> updatedAfter, int limit, @Nullable Cursor after) {
        return Page.of(
                clients.page(new Filter(caller.partnerId(), updatedAfter), after, limit + 1),
                limit,
                ApiClient::view,
                client -> Cursor.of(client.updatedAt(), client.id()));
    }

    ClientView rotate(String id, int graceSeconds) {
        ApiClient client = visible(id);
        if (!client.isActive()) {
            throw new ClientRevoked();
        }
        requireHeld(client.view().scopes());
        String secret = secrets.next();
        Instant now = now();
        eventLog.append(client.rotate(secrets.hash(secret), now.plusSeconds(graceSeconds), now));
        clients.flush();
        return client.view().with(secret);
    }

    /** Revoking again changes nothing. */
    ClientView revoke(String id) {
        ApiClient client = visible(id);
        if (client.isActive()) {
            eventLog.append(client.revoke(now()));
            clients.flush();
        }
        return client.view();
    }

    /** The first client of an installation; later starts find it there. */
    void bootstrap(String id, String secret) {
        if (clients.count() > 0) {
            return;
        }
        Create admin = new Create("Bootstrap", Role.HQ_ADMIN, null, null, null);
        ApiClient client = new ApiClient(id, admin, Role.HQ_ADMIN.scopes(), secrets.hash(secret), now());
        clients.persistAndFlush(client);
        eventLog.append(client.told());
    }

    /** A partner's administrator makes clients of its own partner only, and none of headquarters. */
    private void requireAllowed(Create request) {
        boolean confined = caller.partnerId().isPresent();
        if (confined && !request.role().isOfPartner()) {
            throw new RoleNotAllowed();
        }
        if (request.role().isOfPartner() && request.partnerId() == null) {
            throw new PartnerRequired().at("/partnerId");
        }
        if (request.partnerId() != null) {
            if (!caller.partnerId().map(request.partnerId()::equals).orElse(true)) {
                throw new RoleNotAllowed();
            }
            partners.requireVisible(request.partnerId());
        }
        requireStores(request);
    }

    /** Nobody gives, or takes over by a new secret, what the own token does not allow. */
    private void requireHeld(List<String> scopes) {
        if (!caller.scopes().containsAll(scopes)) {
            throw new ScopesNotHeld();
        }
    }

    private void requireStores(Create request) {
        List<String> codes = request.storeCodes() == null ? List.of() : request.storeCodes();
        if (request.role().needsStores() && codes.isEmpty()) {
            throw new StoresRequired().at("/storeCodes");
        }
        List<String> unknown = stores.unknown(codes, request.partnerId());
        if (!unknown.isEmpty()) {
            throw new UnknownStores(String.join(", ", unknown)).at("/storeCodes");
        }
    }

    private static List<String> scopes(Create request) {
        if (request.scopes() == null) {
            return request.role().scopes();
        }
        if (!request.role().scopes().containsAll(request.scopes())) {
            throw new ScopesExceedRole().at("/scopes");
        }
        return request.scopes();
    }

    private ApiClient visible(String id) {
        return clients.findByIdOptional(id)
                .filter(client -> caller.partnerId()
                        .map(own -> own.equals(client.partnerId()))
                        .orElse(true))
                .orElseThrow(() -> new NoSuchClient(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
