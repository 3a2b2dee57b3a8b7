package io.dangol.loyalty.coupon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.loyalty.coupon.CouponRefusal.TooManyGuesses;
import io.dangol.loyalty.coupon.CouponRefusal.UnknownVoucher;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Codes that were named and that there are not, counted for each API client of this replica. A code has 75 random bits, so
 * guessing leads nowhere anyway; this keeps who tries from taking the tills' database.
 */
@Singleton
class Guesses {

    private static final int MOST_CLIENTS = 10_000;

    private final CouponConfig config;
    private final Cache<String, AtomicInteger> wrong;

    Guesses(CouponConfig config) {
        this.config = config;
        this.wrong = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterWrite(config.window())
                .build();
    }

    /** @throws TooManyGuesses 429 also for a code that there is: else it would tell the two apart */
    void requireFew(String clientId) {
        AtomicInteger made = wrong.getIfPresent(clientId);
        if (made != null && made.get() >= config.perClient()) {
            throw new TooManyGuesses(config.window().toSeconds());
        }
    }

    UnknownVoucher wrong(String clientId) {
        wrong.get(clientId, client -> new AtomicInteger()).incrementAndGet();
        return new UnknownVoucher();
    }
}
