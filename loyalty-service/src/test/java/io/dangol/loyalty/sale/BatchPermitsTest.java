package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.sale.SaleRefusal.TillBusy;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BatchPermitsTest {

    private final BatchPermits permits = new BatchPermits(new Small());
    private final AtomicBoolean started = new AtomicBoolean();

    @Test
    void a_line_beyond_those_that_may_wait_waits_for_one_of_them() throws InterruptedException {
        CompletableFuture<String> first = new CompletableFuture<>();
        var unused = permits.run(1, () -> first);
        var unusedSecond = permits.run(1, CompletableFuture::new);

        assertWaitsFor(first, 1);
    }

    @Test
    void a_line_whose_bytes_are_too_many_for_now_waits_for_others_to_be_written() throws InterruptedException {
        CompletableFuture<String> first = new CompletableFuture<>();
        var unused = permits.run(61, () -> first);

        assertWaitsFor(first, 40);
    }

    @Test
    void work_that_fails_gives_its_share_back() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            var unused = permits.run(100, () -> CompletableFuture.failedFuture(new IllegalStateException()));
        }

        assertThat(permits.run(100, () -> CompletableFuture.completedFuture("done")))
                .isCompletedWithValue("done");
    }

    @Test
    void uploads_beyond_their_number_are_refused_until_one_ends() {
        permits.enter();

        assertThatThrownBy(permits::enter).isInstanceOf(TillBusy.class);

        permits.leave();
        permits.enter();
    }

    private void assertWaitsFor(CompletableFuture<String> other, int size) {
        Thread next = new Thread(() -> run(size));
        next.start();
        await().until(() -> next.getState() == Thread.State.WAITING);
        assertThat(started).isFalse();

        other.complete("on the disk");

        await().untilTrue(started);
    }

    private void run(int size) {
        try {
            var unused = permits.run(size, () -> {
                started.set(true);
                return CompletableFuture.completedFuture("");
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One upload, two lines, a hundred bytes. */
    private static final class Small implements BatchConfig {

        @Override
        public int uploads() {
            return 1;
        }

        @Override
        public int lines() {
            return 2;
        }

        @Override
        public MemorySize bytes() {
            return new MemorySize(BigInteger.valueOf(100));
        }

        @Override
        public MemorySize line() {
            return new MemorySize(BigInteger.TEN);
        }
    }
}
