package io.dangol.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** A token bucket per key; those not used for a while are forgotten, as they are full again. */
final class Buckets {

    private static final int MOST_KEYS = 20_000;

    private final Cache<String, Bucket> buckets;
    private final long capacity;
    private final Duration refill;

    /** The refill is the time that an empty bucket needs to be full. */
    Buckets(long capacity, Duration refill) {
        this.capacity = capacity;
        this.refill = refill;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(refill.plus(Duration.ofMinutes(1)))
                .build();
    }

    static Buckets perSecond(long rate, long burst) {
        return new Buckets(burst, Duration.ofNanos(burst * Duration.ofSeconds(1).toNanos() / rate));
    }

    Bucket of(String key) {
        return buckets.get(key, unused -> full());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, refill))
                .build();
    }
}
