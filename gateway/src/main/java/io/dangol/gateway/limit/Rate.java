package io.dangol.gateway.limit;

import io.dangol.gateway.problem.Refusal;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/** Requests per second of each of many callers, who are told what is left (draft-ietf-httpapi-ratelimit-headers). */
final class Rate {

    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    private final String quoted;
    private final long perSecond;
    private final long burst;
    private final CharSequence policy;
    private final Buckets buckets;

    Rate(String name, long perSecond, long burst) {
        this.quoted = '"' + name + '"';
        this.perSecond = perSecond;
        this.burst = burst;
        long window = Math.max(1, burst / perSecond);
        this.policy = HttpHeaders.createOptimized(quoted + ";q=" + burst + ";w=" + window);
        this.buckets = Buckets.perSecond(perSecond, burst);
    }

    void take(String caller, HttpServerResponse response) {
        ConsumptionProbe probe = buckets.of(caller).tryConsumeAndReturnRemaining(1);
        long remaining = probe.getRemainingTokens();
        long untilFull = (burst - remaining + perSecond - 1) / perSecond;
        response.putHeader(RATE_LIMIT_POLICY, policy)
                .putHeader(RATE_LIMIT, quoted + ";r=" + remaining + ";t=" + untilFull);
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
