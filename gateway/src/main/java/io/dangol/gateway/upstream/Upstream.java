package io.dangol.gateway.upstream;

import io.dangol.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;

/** One service behind the door. */
public final class Upstream {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final UpstreamName name;
    private final String baseUrl;
    private final HttpClient client;
    private final RequestOptions ordinary;
    private final RequestOptions streaming;
    private final CircuitBreaker breaker;
    private final Duration pause;

    Upstream(UpstreamName name, URI base, HttpClient client, ProxyConfig config) {
        this.name = name;
        this.baseUrl = base.getScheme() + "://" + base.getAuthority();
        this.client = client;
        this.ordinary = options(base).setTimeout(config.answerTimeout().toMillis());
        this.streaming = options(base).setConnectTimeout(config.answerTimeout().toMillis());
        this.breaker = new CircuitBreaker(config.breaker(), System::nanoTime);
        this.pause = config.breaker().pause();
    }

    public UpstreamName name() {
        return name;
    }

    public HttpClient client() {
        return client;
    }

    /** Scheme, host and port, which must not leave the gateway. */
    public String baseUrl() {
        return baseUrl;
    }

    /** A request whose answer is waited for only so long, or one that may take its time while bytes flow. */
    public Future<HttpClientRequest> request(boolean batch) {
        return client.request(batch ? streaming : ordinary);
    }

    public Future<HttpClientRequest> get(String uri) {
        return client.request(
                new RequestOptions(ordinary).setMethod(HttpMethod.GET).setURI(uri));
    }

    /** Refuses at once while the service is known to be down. */
    public void checkAvailable() {
        if (!breaker.permits()) {
            throw unavailable();
        }
    }

    public void succeeded() {
        breaker.succeeded();
    }

    public void failed() {
        breaker.failed();
    }

    public boolean down() {
        return breaker.open();
    }

    /** Nothing has reached the service, so repeating is safe. */
    public Refusal unavailable() {
        return new Refusal(503, "upstream-unavailable", name.label()).retryAfterSeconds(pause.toSeconds());
    }

    public Refusal busy() {
        return new Refusal(503, "upstream-busy", name.label()).retryAfterSeconds(1);
    }

    public Refusal broken() {
        return new Refusal(502, "upstream-broken", name.label());
    }

    public Refusal timedOut() {
        return new Refusal(504, "upstream-timeout", name.label());
    }

    private static RequestOptions options(URI base) {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        return new RequestOptions().setHost(base.getHost()).setPort(port).setSsl(tls);
    }
}
