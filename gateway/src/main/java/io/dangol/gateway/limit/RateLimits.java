package io.dangol.gateway.limit;

import io.dangol.gateway.problem.Refusal;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Requests per second: of a client once its token is verified, of an address before. */
@Singleton
public class RateLimits {

    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    private final Buckets clients;
    private final Buckets addresses;
    private final LimitConfig.ClientRate rate;
    private final CharSequence policy;

    RateLimits(LimitConfig config) {
        this.rate = config.client();
        this.clients = Buckets.perSecond(rate.perSecond(), rate.burst());
        this.addresses =
                Buckets.perSecond(config.address().perSecond(), config.address().burst());
        long window = Math.max(1, rate.burst() / rate.perSecond());
        this.policy = HttpHeaders.createOptimized("\"client\";q=" + rate.burst() + ";w=" + window);
    }

    /** Takes one request of the client and tells it what is left (draft-ietf-httpapi-ratelimit-headers). */
    public void client(String clientId, HttpServerResponse response) {
        ConsumptionProbe probe = clients.of(clientId).tryConsumeAndReturnRemaining(1);
        long remaining = probe.getRemainingTokens();
        long untilFull = (rate.burst() - remaining + rate.perSecond() - 1) / rate.perSecond();
        response.putHeader(RATE_LIMIT_POLICY, policy)
                .putHeader(RATE_LIMIT, "\"client\";r=" + remaining + ";t=" + untilFull);
        if (!probe.isConsumed()) {
            throw tooMany("too-many-requests", probe);
        }
    }

    /** Takes one request of an address whose caller is not known yet. */
    public void address(HttpServerRequest request) {
        ConsumptionProbe probe = addresses.of(Addresses.key(request)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooMany("too-many-requests", probe);
        }
    }

    static Refusal tooMany(String code, ConsumptionProbe probe) {
        long nanos = probe.getNanosToWaitForRefill();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
        return new Refusal(429, code).retryAfterSeconds(seconds);
    }
}
