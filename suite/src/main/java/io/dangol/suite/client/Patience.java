package io.dangol.suite.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** How long a caller goes on trying, and how it waits between two tries. */
public record Patience(Duration total) {

    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** For a person who waits in front of a terminal. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(60));

    /** A later try may be answered otherwise. */
    static boolean isPassing(int status) {
        return PASSING.contains(status);
    }

    boolean isOver(Duration waited) {
        return waited.compareTo(total) >= 0;
    }

    /** Doubles from try to try, with some chance in it: callers refused together must not come back together. */
    Duration pause(int attempt) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    }

    /** The server's wish counts if it has one, in seconds. */
    Duration pause(int attempt, HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .filter(wish -> !wish.isZero())
                .orElseGet(() -> pause(attempt));
    }
}
