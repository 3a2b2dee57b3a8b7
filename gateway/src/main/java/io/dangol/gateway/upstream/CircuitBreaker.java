package io.dangol.gateway.upstream;

import java.util.function.LongSupplier;

/**
 * Spares a service that does not answer, and its callers the wait: opens when too many requests of a window failed, lets
 * one through after a pause, closes when that one succeeds. A few fields under a lock: it is asked twice per request.
 */
final class CircuitBreaker {

    private final int requests;
    private final int failurePercent;
    private final long windowNanos;
    private final long pauseNanos;
    private final LongSupplier nanoTime;

    private long windowStart;
    private int total;
    private int failed;
    private boolean open;
    private long retryAt;

    CircuitBreaker(ProxyConfig.Breaker config, LongSupplier nanoTime) {
        this.requests = config.requests();
        this.failurePercent = config.failurePercent();
        this.windowNanos = config.window().toNanos();
        this.pauseNanos = config.pause().toNanos();
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** Whether a request may be sent now; while open, one per pause may. */
    synchronized boolean permits() {
        if (!open) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - retryAt < 0) {
            return false;
        }
        retryAt = now + pauseNanos;
        return true;
    }

    synchronized void succeeded() {
        if (open) {
            open = false;
            startWindow(nanoTime.getAsLong());
        }
        count(false);
    }

    synchronized void failed() {
        count(true);
        if (!open && total >= requests && failed * 100L >= (long) total * failurePercent) {
            open = true;
            retryAt = nanoTime.getAsLong() + pauseNanos;
        }
    }

    synchronized boolean open() {
        return open;
    }

    private void count(boolean failure) {
        long now = nanoTime.getAsLong();
        if (now - windowStart > windowNanos) {
            startWindow(now);
        }
        total++;
        failed += failure ? 1 : 0;
    }

    private void startWindow(long now) {
        windowStart = now;
        total = 0;
        failed = 0;
    }
}
