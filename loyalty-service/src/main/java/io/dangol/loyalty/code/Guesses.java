package io.dangol.loyalty.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Codes that were named and that there are not, counted in this replica for each who names them. Codes have 55 random bits
 * or more, so guessing leads nowhere anyway; this keeps who tries from taking the tills' database.
 */
@Singleton
public class Guesses {

    private static final int MOST_GUESSERS = 10_000;

    private final GuessConfig config;
    private final Cache<String, AtomicInteger> wrong;

    Guesses(GuessConfig config) {
        this.config = config;
        this.wrong = Caffeine.newBuilder()
                .maximumSize(MOST_GUESSERS)
                .expireAfterWrite(config.window())
                .build();
    }

    /** @throws TooManyGuesses 429 also for a code that there is: else it would tell the two apart */
    public void requireFew(String guesser) {
        AtomicInteger made = wrong.getIfPresent(guesser);
        if (made != null && made.get() >= config.perClient()) {
            throw new TooManyGuesses(config.window().toSeconds());
        }
    }

    public void count(String guesser) {
        int unused = wrong.get(guesser, one -> new AtomicInteger()).incrementAndGet();
    }

    static final class TooManyGuesses extends Refusal.TooMany {
        TooManyGuesses(long windowSeconds) {
            super(windowSeconds, "too-many-attempts");
        }
    }
}
