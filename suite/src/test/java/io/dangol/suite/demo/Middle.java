package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The middle of a piece of work of many equal steps. A fault comes when a third is done, and the last third waits for it: so
 * there is always work before, under and after the fault.
 */
final class Middle {

    private final int steps;
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch aThird;
    private final CountDownLatch faulted = new CountDownLatch(1);

    Middle(int steps) {
        this.steps = steps;
        this.aThird = new CountDownLatch(steps / 3);
    }

    /** One step is done; returns when the next one may begin. */
    void advance() {
        aThird.countDown();
        if (done.incrementAndGet() > steps - steps / 3) {
            awaitFault();
        }
    }

    void awaitFault() {
        await(faulted);
    }

    void disturb(Runnable fault) {
        await(aThird);
        int before = done.get();
        try {
            fault.run();
            assertThat(before).isPositive();
            assertThat(done.get()).isLessThan(steps);
        } finally {
            faulted.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
