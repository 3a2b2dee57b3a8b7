package io.dangol.gateway.upstream;

import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.upstream.Addresses.Address;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One service behind the door. */
public final class Upstream {

    private final UpstreamName name;
    private final HttpClient client;
    private final Addresses addresses;
    private final CircuitBreaker breaker;
    private final Duration pause;
    private final AtomicInteger underWay = new AtomicInteger();

    Upstream(UpstreamName name, List<URI> bases, HttpClient client, ProxyConfig config) {
        this.name = name;
        this.client = client;
        this.addresses = Addresses.of(bases, config);
        this.breaker = new CircuitBreaker(config.breaker(), System::nanoTime);
        this.pause = config.breaker().pause();
    }

    public UpstreamName name() {
        return name;
    }

    public HttpClient client() {
        return client;
    }

    /** Scheme, host and port of each replica, which must not leave the gateway. */
    public List<String> baseUrls() {
        return addresses.baseUrls();
    }

    /** A request to one of the replicas, and how to say that this one is going: the next is asked from then on. */
    public record Asked(HttpClientRequest request, Runnable leaving) {}

    /** A request whose answer is waited for only so long, or one that may take its time while bytes flow. */
    public Future<Asked> request(boolean batch) {
        return reached(address -> batch ? address.streaming() : address.ordinary(), addresses.size());
    }

    public Future<HttpClientRequest> get(String uri) {
        return reached(
                        address -> new RequestOptions(address.ordinary())
                                .setMethod(HttpMethod.GET)
                                .setURI(uri),
                        addresses.size())
                .map(Asked::request);
    }

    /** Where nobody listens nothing was sent, so the next replica can be asked instead. */
    private Future<Asked> reached(Function<Address, RequestOptions> options, int left) {
        Address address = addresses.current();
        return client.request(options.apply(address))
                .map(request -> new Asked(request, () -> addresses.leave(address)))
                .recover(failure -> {
                    if (left <= 1 || !(failure instanceof ConnectException)) {
                        return Future.failedFuture(failure);
                    }
                    addresses.leave(address);
                    return reached(options, left - 1);
                });
    }

    /** Refuses at once while the service is known to be down. */
    public void checkAvailable() {
        if (!breaker.permits()) {
            throw unavailable();
        }
    }

    /** A request is sent on; {@link #ended} when its caller has been answered. */
    public void begun() {
        underWay.incrementAndGet();
    }

    public void ended() {
        underWay.decrementAndGet();
    }

    int underWay() {
        return underWay.get();
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
}
