package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.SaleRefusal.TillBusy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many bytes of large sales and returns may be under way at once: each within its limit, many could be too much. */
@Singleton
class TillPermits {

    private static final int UNANNOUNCED_PART = 4;

    private final Semaphore bytes;
    private final long usual;
    private final long longest;

    TillPermits(TillConfig config) {
        this.usual = config.usual().asLongValue();
        this.longest = config.body().asLongValue();
        // At least the longest body, which would be refused for ever else.
        this.bytes = new Semaphore(Math.toIntExact(Math.max(config.bytes().asLongValue(), longest)));
    }

    /** A share, given back once. */
    final class Permit {

        private final int size;
        private final AtomicBoolean given = new AtomicBoolean();

        private Permit(int size) {
            this.size = size;
        }

        void giveBack() {
            if (given.compareAndSet(false, true)) {
                bytes.release(size);
            }
        }
    }

    long usual() {
        return usual;
    }

    /**
     * A share for a body that does not say how long it is. Whole client libraries send all of theirs so, most of them
     * short: as dear as the longest, a handful of such tills would keep the others out.
     */
    long unannounced() {
        return longest / UNANNOUNCED_PART;
    }

    long longest() {
        return longest;
    }

    /**
     * For a body of that size, at most the longest.
     *
     * @throws TillBusy 503 if too many are under way
     */
    Permit take(long size) {
        int share = Math.toIntExact(size);
        if (!bytes.tryAcquire(share)) {
            throw new TillBusy();
        }
        return new Permit(share);
    }
}
