package io.dangol.loyalty.sale;

import io.dangol.loyalty.sale.BatchApi.BatchAnswer;
import io.dangol.platform.lines.BodyLines;
import io.dangol.platform.lines.BodyLines.BodyLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * One upload. Reading has a thread of its own, so that each answer goes out once it and those before it are there, also
 * while the sender waits for it before sending on. Who does not read the answers is not read from either.
 */
final class BatchUpload {

    /** Enough to fill a few transactions; reading stops until the oldest is written. */
    private static final int WINDOW = 1_024;

    /** What becomes of a line. */
    @FunctionalInterface
    interface Recorder {
        CompletableFuture<BatchAnswer> record(BodyLine line) throws InterruptedException;
    }

    private final BodyLines lines;
    private final Recorder recorder;

    /** In the order of the lines; empty stands for the end, a failure for a body that broke off. */
    private final BlockingQueue<CompletableFuture<Optional<BatchAnswer>>> underWay = new ArrayBlockingQueue<>(WINDOW);

    BatchUpload(BodyLines lines, Recorder recorder) {
        this.lines = lines;
        this.recorder = recorder;
    }

    /**
     * Returns when every line is answered.
     *
     * @throws IOException as soon as nobody sends or listens any more
     */
    void answer(OutputStream out, Function<BatchAnswer, byte[]> writer) throws IOException {
        Thread reader = new Thread(this::read, "batch-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            writeAll(out, writer);
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            stop(reader);
        }
    }

    private void writeAll(OutputStream out, Function<BatchAnswer, byte[]> writer)
            throws IOException, InterruptedException {
        for (Optional<BatchAnswer> next = next(out); next.isPresent(); next = next(out)) {
            out.write(writer.apply(next.get()));
            out.write('\n');
        }
    }

    /** What is written so far is sent before anything is waited for. */
    private Optional<BatchAnswer> next(OutputStream out) throws IOException, InterruptedException {
        CompletableFuture<Optional<BatchAnswer>> next = underWay.poll();
        if (next == null) {
            out.flush();
            next = underWay.take();
        }
        if (!next.isDone()) {
            out.flush();
        }
        try {
            return next.get();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof IOException cut) {
                throw new IOException("The body broke off", cut);
            }
            throw new IllegalStateException("The lines could not be read", broken);
        }
    }

    private void read() {
        try {
            underWay.put(readToTheEnd());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // Nobody listens any more.
        }
    }

    private CompletableFuture<Optional<BatchAnswer>> readToTheEnd() throws InterruptedException {
        try {
            for (BodyLine line = lines.next(); line != null; line = lines.next()) {
                underWay.put(recorder.record(line).thenApply(Optional::of));
            }
            return CompletableFuture.completedFuture(Optional.empty());
        } catch (IOException | RuntimeException | Error broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    /** The request's streams are gone after this; the reader must not outlive them. */
    private static void stop(Thread reader) throws IOException {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The service is stopping");
    }
}
