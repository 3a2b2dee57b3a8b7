package io.dangol.suite.console;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How far something has come: a bar that is redrawn in a terminal, a line now and then elsewhere. */
public final class Progress implements AutoCloseable {

    private static final int BAR = 30;
    private static final long REDRAW_NANOS = 80_000_000;
    private static final int PLAIN_STEPS = 5;

    private final Console console;
    private final String label;
    private final int total;
    private final long begin = System.nanoTime();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong lastDrawn = new AtomicLong(begin - REDRAW_NANOS);

    public Progress(Console console, String label, int total) {
        this.console = console;
        this.label = label;
        this.total = total;
    }

    /** Safe from many threads; drawing is left out where it would come too often. */
    public void advance() {
        int now = count.incrementAndGet();
        if (console.isTerminal()) {
            redraw(now);
        } else if (now < total && now / step() > (now - 1) / step()) {
            console.line("  " + text(now));
        }
    }

    /** Leaves the last state on the screen. */
    @Override
    public void close() {
        if (console.isTerminal()) {
            synchronized (this) {
                console.overwrite("");
            }
        }
        if (count.get() == total) {
            console.done(text(total));
        } else {
            console.failed(text(count.get()));
        }
    }

    private int step() {
        return Math.max(1, total / PLAIN_STEPS);
    }

    private void redraw(int now) {
        long time = System.nanoTime();
        long drawn = lastDrawn.get();
        if (time - drawn >= REDRAW_NANOS && lastDrawn.compareAndSet(drawn, time)) {
            synchronized (this) {
                console.overwrite("  " + bar(now) + " " + text(now));
            }
        }
    }

    private String bar(int now) {
        int full = total == 0 ? BAR : (int) ((long) BAR * now / total);
        Console.Signs signs = console.signs();
        return signs.full().repeat(full) + signs.empty().repeat(BAR - full);
    }

    private String text(int now) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        long rate = seconds < 0.05 ? 0 : Math.round(now / seconds);
        String pace = rate > 0 ? ", %s/s".formatted(Money.number(rate)) : "";
        return "%s %s of %s%s".formatted(label, Money.number(now), Money.number(total), pace);
    }
}
