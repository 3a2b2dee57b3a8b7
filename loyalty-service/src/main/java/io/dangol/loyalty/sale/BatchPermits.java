package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleRefusal.TillBusy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** What all uploads share. An upload beyond their number is refused; a line waits until others are on the disk. */
@Singleton
class BatchPermits {

    private final Semaphore uploads;
    private final Semaphore lines;
    private final Semaphore bytes;

    BatchPermits(BatchConfig config) {
        this.uploads = new Semaphore(config.uploads());
        this.lines = new Semaphore(config.lines(), true);
        // At least the longest line, which would wait for ever else.
        long all = Math.max(config.bytes().asLongValue(), config.line().asLongValue());
        this.bytes = new Semaphore(Math.toIntExact(all), true);
    }

    /** What is done with them. */
    @FunctionalInterface
    interface Work<T> {
        CompletableFuture<T> start();
    }

    void enter() {
        if (!uploads.tryAcquire()) {
            throw new TillBusy();
        }
    }

    void leave() {
        uploads.release();
    }

    /** Waits for its share, and gives it back when the work is done. */
    <T> CompletableFuture<T> run(int size, Work<T> work) throws InterruptedException {
        // Always in this order, and whoever holds both waits for nobody here: no two uploads can wait for each other.
        lines.acquire();
        try {
            bytes.acquire(size);
        } catch (InterruptedException stopped) {
            lines.release();
            throw stopped;
        }
        return work.start().whenComplete((done, failed) -> {
            bytes.release(size);
            lines.release();
        });
    }
}
