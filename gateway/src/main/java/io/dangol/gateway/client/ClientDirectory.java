package io.dangol.gateway.client;

import io.dangol.gateway.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every API client, in memory: asked on each request, so nothing here waits for anything. */
@Singleton
public class ClientDirectory {

    private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();
    private volatile boolean complete;

    /**
     * The client, unless it is unknown or revoked.
     *
     * @throws Refusal 503 as long as unknown may only mean not read yet: a 401 would tell a till that its secret is wrong
     */
    public Optional<ApiClient> active(String clientId) {
        Optional<ApiClient> client = Optional.ofNullable(clients.get(clientId));
        if (client.isEmpty() && !complete) {
            throw new Refusal(503, "starting").retryAfterSeconds(1);
        }
        return client.filter(ApiClient::active);
    }

    /** Cheaper than {@link #active} where only the answer counts. */
    public boolean knows(String clientId) {
        ApiClient client = clients.get(clientId);
        return client == null ? active(clientId).isPresent() : client.active();
    }

    void put(ApiClient client) {
        var unused = clients.merge(client.clientId(), client, ApiClient::later);
    }

    void forget(String clientId) {
        clients.remove(clientId);
    }

    /** The topic was read to its end once: from here on, unknown means unknown. */
    void markComplete() {
        complete = true;
    }

    boolean complete() {
        return complete;
    }

    int size() {
        return clients.size();
    }
}
