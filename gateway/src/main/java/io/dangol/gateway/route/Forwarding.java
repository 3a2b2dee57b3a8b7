package io.dangol.gateway.route;

import io.dangol.gateway.journal.Passing;
import io.dangol.gateway.limit.Bodies;
import io.dangol.gateway.limit.CountedBody;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.trace.Tracing;
import io.dangol.gateway.upstream.Upstream;
import io.dangol.gateway.upstream.Upstream.Asked;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and its answer on the way back; both bodies stream, nothing is collected. */
final class Forwarding implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final ProxyOptions NO_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

    private final Passing passing;
    private final HttpServerRequest request;
    private final Upstream upstream;
    private final Problems problems;
    private final long maxBytes;
    private @Nullable IdleWatch watch;
    private @Nullable CountedBody counted;
    private @Nullable Asked sent;

    Forwarding(Passing passing, Upstream upstream, Problems problems, long maxBytes) {
        this.passing = passing;
        this.request = passing.request();
        this.upstream = upstream;
        this.problems = problems;
        this.maxBytes = maxBytes;
    }

    /** No limit for the whole, but for standing still. */
    void watch(Vertx vertx, Duration idleTimeout) {
        watch = new IdleWatch(vertx, idleTimeout, this::giveUp);
    }

    void start() {
        request.pause();
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        HttpProxy.reverseProxy(NO_WEB_SOCKETS, upstream.client())
                .origin(context -> upstream.request(watch != null).map(this::connected))
                .addInterceptor(this)
                .handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HeaderRules.inward(context.request().headers(), passing.correlationId());
        String traceParent = passing.traceParent();
        if (traceParent != null) {
            context.request().headers().set(Tracing.HEADER, traceParent);
        }
        Body body = context.request().getBody();
        if (watch != null || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            CountedBody counting = new CountedBody(body.stream(), maxBytes, this::moved);
            counted = counting;
            context.request().setBody(Body.body(counting, body.length()));
        }
        return context.sendRequest().map(this::answered).recover(failure -> failed(context, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        HeaderRules.outward(response.headers(), upstream.baseUrls());
        Body body = response.getBody();
        if (watch != null && body != null) {
            response.setBody(Body.body(new CountedBody(body.stream(), Long.MAX_VALUE, this::moved), body.length()));
        }
        // Once the head is sent, a failure can only cut the answer off, which the proxy has done.
        return context.sendResponse().otherwiseEmpty().onComplete(done -> stopWatching());
    }

    private HttpClientRequest connected(Asked connected) {
        sent = connected;
        // What goes wrong is told by the answer's future; without a listener it would be logged here as well.
        return connected.request().exceptionHandler(failure -> moved());
    }

    private ProxyResponse answered(ProxyResponse response) {
        upstream.succeeded();
        if (sent != null && response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
            sent.leaving().run();
        }
        return response;
    }

    private Future<ProxyResponse> failed(ProxyContext context, Throwable failure) {
        Refusal refusal = refusal(failure);
        Bodies.discard(request);
        context.request().release();
        ProxyResponse response = context.request().response().setStatusCode(refusal.status());
        refusal.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .setBody(Body.body(problems.body(request, refusal)));
        return Future.succeededFuture(response);
    }

    private Refusal refusal(Throwable failure) {
        if (tooLong()) {
            return Bodies.tooLarge(maxBytes);
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return upstream.busy();
        }
        boolean late = failure instanceof TimeoutException || stoodStill();
        if (late && !request.isEnded()) {
            Bodies.closeSoon(request);
            return new Refusal(408, "request-timeout");
        }
        if (!request.response().closed()) {
            // A caller that has gone away or did not finish says nothing about the service.
            upstream.failed();
        }
        return late ? upstream.timedOut() : unanswered(failure);
    }

    private Refusal unanswered(Throwable failure) {
        if (failure instanceof SSLHandshakeException) {
            LOG.warnf("No TLS with a service: upstream=%s, cause=%s", upstream.name(), failure.getMessage());
        }
        boolean unreached = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
        return unreached ? upstream.unavailable() : upstream.broken();
    }

    private boolean tooLong() {
        return counted != null && counted.exceeded();
    }

    private boolean stoodStill() {
        return watch != null && watch.idle();
    }

    private void giveUp() {
        if (sent != null) {
            sent.request().reset();
        }
    }

    private void moved() {
        if (watch != null) {
            watch.moved();
        }
    }

    private void stopWatching() {
        if (watch != null) {
            watch.stop();
        }
    }
}
