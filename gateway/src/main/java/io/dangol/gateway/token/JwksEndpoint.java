package io.dangol.gateway.token;

import io.dangol.gateway.http.Endpoint;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/** The public keys by which everybody can verify a token (RFC 7517). */
@Singleton
class JwksEndpoint implements Endpoint {

    private final SigningKeys keys;

    JwksEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "jwks";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/.well-known/jwks.json");
    }

    @Override
    public Set<HttpMethod> methods() {
        return Set.of(HttpMethod.GET, HttpMethod.HEAD);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .end(keys.keys().publicJson());
    }
}
