package io.dangol.gateway.route;

import io.dangol.gateway.limit.RateLimits;
import io.dangol.gateway.token.TokenVerifier;
import io.dangol.gateway.token.Verified;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who is asking, and whether they have asked too often. */
@Singleton
class Admission {

    private static final String BEARER = "bearer ";

    private final TokenVerifier tokens;
    private final RateLimits rates;

    Admission(TokenVerifier tokens, RateLimits rates) {
        this.tokens = tokens;
        this.rates = rates;
    }

    /** The client behind the token; its requests are counted by its id. */
    String client(HttpServerRequest request) {
        String token = token(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            rates.address(request);
            throw TokenVerifier.missing();
        }
        Verified verified = tokens.known(token).orElseGet(() -> verified(token, request));
        rates.client(verified.caller(), request.response());
        return verified.caller();
    }

    /** Anybody: counted by address. */
    void anybody(HttpServerRequest request) {
        rates.address(request);
    }

    /** Verifying is dear, so whoever sends made-up tokens gets only so many tries. */
    private Verified verified(String token, HttpServerRequest request) {
        rates.address(request);
        return tokens.verify(token);
    }

    private static @Nullable String token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).trim();
    }
}
