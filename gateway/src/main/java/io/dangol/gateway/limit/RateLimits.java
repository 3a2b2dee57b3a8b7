package io.dangol.gateway.limit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Requests per second: of a client once its token is verified, of an address before. */
@Singleton
public class RateLimits {

    private final Rate clients;
    private final Rate addresses;

    RateLimits(LimitConfig config) {
        this.clients =
                new Rate("client", config.client().perSecond(), config.client().burst());
        this.addresses = new Rate(
                "address", config.address().perSecond(), config.address().burst());
    }

    /** Takes one request of the client; what is told of it takes the place of what was told of its address. */
    public void client(String clientId, HttpServerResponse response) {
        clients.take(clientId, response);
    }

    /** Takes one request of an address whose caller is not known yet. */
    public void address(HttpServerRequest request) {
        addresses.take(Addresses.key(request), request.response());
    }
}
