package io.dangol.gateway.limit;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request body on its way through, counted: a chunked one does not say how long it will be. */
public final class CountedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long maxBytes;
    private final Runnable onChunk;
    private long bytes;
    private boolean exceeded;
    private @Nullable Handler<Throwable> failure;

    public CountedBody(ReadStream<Buffer> body, long maxBytes, Runnable onChunk) {
        this.body = body;
        this.maxBytes = maxBytes;
        this.onChunk = onChunk;
    }

    public boolean exceeded() {
        return exceeded;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> count(chunk, handler));
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failure = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    private void count(Buffer chunk, Handler<Buffer> handler) {
        onChunk.run();
        bytes += chunk.length();
        if (bytes <= maxBytes) {
            handler.handle(chunk);
        } else if (!exceeded) {
            exceeded = true;
            fail();
        }
    }

    private void fail() {
        Handler<Throwable> listener = failure;
        if (listener != null) {
            listener.handle(Bodies.tooLarge(maxBytes));
        }
    }
}
