package io.dangol.gateway.limit;

import io.dangol.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** Request bodies: how long they may be, and how to read one or get rid of one. */
public final class Bodies {

    /** Below this, reading a refused body to its end is cheaper than a new connection. */
    private static final long SMALL = 64 * 1024;

    /** A caller that is still sending would lose the answer if the connection were closed under it at once. */
    private static final long LINGER_MS = TimeUnit.SECONDS.toMillis(2);

    private Bodies() {}

    public static Refusal tooLarge(long maxBytes) {
        return new Refusal(413, "body-too-large", maxBytes);
    }

    /** The length that the caller announced, or -1. */
    public static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            throw new Refusal(400, "malformed-request");
        }
    }

    /** The whole body, or a refusal once it exceeds the limit. */
    public static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(read));
        request.handler(chunk -> {
            if (read.length() + chunk.length() > maxBytes) {
                whole.tryFail(tooLarge(maxBytes));
            } else {
                read.appendBuffer(chunk);
            }
        });
        request.resume();
        return whole.future();
    }

    /** Gets rid of a body that nobody wants; call it before the refusal is answered. */
    public static void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (!small(request)) {
            closeSoon(request);
        }
        request.handler(null);
        request.resume();
    }

    /** Answers are still delivered, but the connection is of no more use. */
    public static void closeSoon(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(LINGER_MS, late -> request.connection().close());
        request.endHandler(end -> {
            if (request.response().ended()) {
                vertx.cancelTimer(timer);
                request.connection().close();
            }
        });
    }

    private static boolean small(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.EXPECT)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && announced(request) <= SMALL;
    }
}
