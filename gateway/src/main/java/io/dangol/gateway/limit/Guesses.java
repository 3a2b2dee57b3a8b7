package io.dangol.gateway.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Wrong secrets: a few are mistakes, more are guesses. Only failures count, so a busy client is never slowed. */
@Singleton
public class Guesses {

    private final Buckets perClient;
    private final Buckets perAddress;

    Guesses(LimitConfig config) {
        this.perClient =
                new Buckets(config.guessing().perClient(), config.guessing().window());
        this.perAddress =
                new Buckets(config.guessing().perAddress(), config.guessing().window());
    }

    /** Refuses another attempt once too many have failed, also one with the right secret. */
    public void check(String clientId, HttpServerRequest request) {
        String address = Addresses.key(request);
        refuseIfEmpty(perClient.of(key(clientId, address)));
        refuseIfEmpty(perAddress.of(address));
    }

    public void failed(String clientId, HttpServerRequest request) {
        String address = Addresses.key(request);
        perClient.of(key(clientId, address)).tryConsume(1);
        perAddress.of(address).tryConsume(1);
    }

    /** By client and address: somebody else's guesses must not lock a till out. */
    private static String key(String clientId, String address) {
        return clientId + '|' + address;
    }

    private static void refuseIfEmpty(Bucket bucket) {
        if (bucket.getAvailableTokens() < 1) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            throw Rate.tooMany("too-many-attempts", probe);
        }
    }
}
