package io.dangol.gateway.client;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the thread that follows the API clients still comes round. It does while Kafka is away too: then nothing is
 * revoked, but nothing new is known either, and the tills must go on.
 */
@Singleton
class Pulse {

    private static final long LONG_NANOS = Duration.ofMinutes(2).toNanos();

    private final LongSupplier nanoTime;
    private volatile @Nullable Thread thread;
    private volatile long at;

    Pulse() {
        this(System::nanoTime);
    }

    Pulse(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void beat() {
        at = nanoTime.getAsLong();
        thread = Thread.currentThread();
    }

    boolean lost() {
        Thread beating = thread;
        return beating != null && (!beating.isAlive() || nanoTime.getAsLong() - at > LONG_NANOS);
    }
}
