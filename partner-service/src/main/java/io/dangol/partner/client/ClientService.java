package io.dangol.partner.client;

import io.dangol.partner.client.ClientApi.ClientView;
import io.dangol.partner.client.ClientApi.Create;
import io.dangol.partner.client.ClientRefusal.ClientRevoked;
import io.dangol.partner.client.ClientRefusal.NoSuchClient;
import io.dangol.partner.client.Clients.Filter;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class ClientService {

    private static final int AT_ONCE = 100;
    private static final Logger LOG = Logger.getLogger(ClientService.class);

    private final Clients clients;
    private final Secrets secrets;
    private final Reach reach;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    ClientService(Clients clients, Secrets secrets, Reach reach, EventLog eventLog, Ids ids, Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.reach = reach;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    ClientView create(Create request) {
        List<String> scopes = reach.granted(request);
        String secret = secrets.next();
        ApiClient client = new ApiClient(ids.next().toString(), request, scopes, secrets.hash(secret), now());
        clients.persist(client);
        announce(client);
        return client.view().with(secret);
    }

    ClientView get(String id) {
        return visible(clients.findByIdOptional(id), id).view();
    }

    Page<ClientView> list(Optional<Instant> updatedAfter, int limit, @Nullable Cursor after) {
        return Page.of(
                clients.page(new Filter(reach.partnerId(), reach.storeCodes(), updatedAfter), after, limit + 1),
                limit,
                ApiClient::view,
                client -> Cursor.of(client.updatedAt(), client.id()));
    }

    ClientView rotate(String id, int graceSeconds) {
        ApiClient client = locked(id);
        if (!client.isActive()) {
            throw new ClientRevoked();
        }
        reach.requireHeld(client.scopes());
        String secret = secrets.next();
        Instant now = now();
        client.rotate(secrets.hash(secret), now.plusSeconds(graceSeconds), now);
        announce(client);
        return client.view().with(secret);
    }

    /** Revoking again changes nothing. */
    ClientView revoke(String id) {
        ApiClient client = locked(id);
        if (client.isActive()) {
            client.revoke(now());
            announce(client);
        }
        return client.view();
    }

    /**
     * The first client of an installation; later starts find it there. Another id makes another one, for whoever has lost
     * the secret and owns the system. One that is there stays as it is: its rotation or revocation is not undone.
     */
    void bootstrap(String id, String secret) {
        Optional<ApiClient> there = clients.findByIdOptional(id);
        if (there.isPresent()) {
            if (!there.get().admits(secrets.hash(secret), now())) {
                LOG.warnf("Bootstrap client %s is there and does not admit the configured secret", id);
            }
            return;
        }
        if (clients.count() > 0) {
            LOG.warnf("Bootstrap client %s is new where others are: the environment lets an hq-admin in", id);
        }
        Create admin = new Create("Bootstrap", Role.HQ_ADMIN, null, null, null);
        ApiClient client = new ApiClient(id, admin, Role.HQ_ADMIN.scopes(), secrets.hash(secret), now());
        clients.persist(client);
        announce(client);
    }

    /**
     * What a role may do grows with the suite; those who were made for all of it have it too.
     *
     * @param after the client behind which to go on
     * @return the last one that was looked at; empty once there is none
     */
    Optional<String> followRole(Role role, String after) {
        String last = null;
        for (ApiClient client : clients.lockUnlike(role, after, AT_ONCE)) {
            if (client.followRole(now())) {
                announce(client);
            }
            last = client.id();
        }
        return Optional.ofNullable(last);
    }

    /** After the flush, which counts the version that the event tells. */
    private void announce(ApiClient client) {
        clients.write(client);
        eventLog.append(client.told());
    }

    private ApiClient visible(Optional<ApiClient> client, String id) {
        return client.filter(reach::covers).orElseThrow(() -> new NoSuchClient(id));
    }

    /** Locked before it is decided on, so that of two changes the later follows the earlier instead of failing. */
    private ApiClient locked(String id) {
        return visible(clients.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
