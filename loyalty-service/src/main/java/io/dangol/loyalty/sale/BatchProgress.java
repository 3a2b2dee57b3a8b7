package io.dangol.loyalty.sale;

import org.jboss.logging.Logger;

/**
 * How far one upload came: all lines up to here are answered for good. A line that was asked to come again holds it up,
 * for its sender may never have read that.
 */
final class BatchProgress {

    private static final Logger LOG = Logger.getLogger(BatchProgress.class);

    /** So many lines at most come again after the service itself died. */
    private static final int KEPT_EVERY = 1_000;

    private static final int FAILED = 500;

    /** Where it is written down. */
    @FunctionalInterface
    interface Book {
        void keep(long line, boolean ended);
    }

    private final long offset;
    private final Book book;
    private long reached;
    private long kept;
    private boolean heldUp;
    private boolean ended;

    BatchProgress(long offset, Book book) {
        this.offset = offset;
        this.book = book;
        this.reached = offset;
        this.kept = offset;
    }

    /** How many lines there were before the upload's first one. */
    long offset() {
        return offset;
    }

    void answered(long line, int status) {
        heldUp = heldUp || status >= FAILED;
        if (!heldUp) {
            reached = line;
        }
        if (reached - kept >= KEPT_EVERY) {
            keep();
        }
    }

    /** The body is over, and every line of it answered. */
    void end() {
        ended = !heldUp;
    }

    /** Where that fails lines come again that need not: they are answered as before. */
    void keep() {
        try {
            book.keep(reached, ended);
            kept = reached;
        } catch (RuntimeException e) {
            LOG.warnf("How far an upload came could not be kept: %s", e.getClass());
        }
    }
}
