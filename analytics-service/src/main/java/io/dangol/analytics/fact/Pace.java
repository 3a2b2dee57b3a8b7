package io.dangol.analytics.fact;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** How fast this replica folds events, over the time that it was last busy without a break. */
@Singleton
public class Pace {

    private static final Duration BREAK = Duration.ofSeconds(2);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private Instant begun = Instant.EPOCH;
    private Instant ended = Instant.EPOCH;
    private long events;

    synchronized void add(Instant from, Instant to, int folded) {
        if (Duration.between(ended, from).compareTo(BREAK) > 0) {
            begun = from;
            events = 0;
        }
        ended = to;
        events += folded;
    }

    /** Zero before the first event; one decimal. */
    public synchronized BigDecimal perSecond() {
        BigDecimal millis =
                BigDecimal.valueOf(Math.max(1, Duration.between(begun, ended).toMillis()));
        return BigDecimal.valueOf(events).multiply(MILLIS).divide(millis, 1, RoundingMode.HALF_EVEN);
    }
}
