package io.dangol.gateway.route;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Notices that a long transfer has stopped moving in both directions. */
final class IdleWatch {

    private static final int LOOKS_PER_LIMIT = 4;

    private final Vertx vertx;
    private final long limitNanos;
    private final long timer;
    private volatile long lastMove = System.nanoTime();
    private volatile boolean idle;

    IdleWatch(Vertx vertx, Duration limit, Runnable onIdle) {
        this.vertx = vertx;
        this.limitNanos = limit.toNanos();
        long everyMs = Math.max(1, limit.toMillis() / LOOKS_PER_LIMIT);
        this.timer = vertx.setPeriodic(everyMs, unused -> look(onIdle));
    }

    void moved() {
        lastMove = System.nanoTime();
    }

    boolean idle() {
        return idle;
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look(Runnable onIdle) {
        if (System.nanoTime() - lastMove > limitNanos) {
            idle = true;
            stop();
            onIdle.run();
        }
    }
}
