package io.dangol.gateway.upstream;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;

/** Where the replicas of a service listen. One is asked until it goes; then the next, round and round. */
final class Addresses {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final List<Address> all;
    private volatile int asked;

    private Addresses(List<Address> all) {
        this.all = all;
    }

    /** How one of them is asked: for an answer that comes soon, or for one that streams. */
    record Address(String baseUrl, RequestOptions ordinary, RequestOptions streaming) {

        static Address of(URI base, ProxyConfig config) {
            boolean tls = "https".equals(base.getScheme());
            int port = base.getPort() >= 0 ? base.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
            RequestOptions options =
                    new RequestOptions().setHost(base.getHost()).setPort(port).setSsl(tls);
            long patienceMs = config.answerTimeout().toMillis();
            return new Address(
                    base.getScheme() + "://" + base.getAuthority(),
                    new RequestOptions(options).setTimeout(patienceMs),
                    new RequestOptions(options).setConnectTimeout(patienceMs));
        }
    }

    static Addresses of(List<URI> bases, ProxyConfig config) {
        if (bases.isEmpty()) {
            throw new IllegalArgumentException("A service needs an address");
        }
        return new Addresses(
                bases.stream().map(base -> Address.of(base, config)).toList());
    }

    int size() {
        return all.size();
    }

    List<String> baseUrls() {
        return all.stream().map(Address::baseUrl).toList();
    }

    Address current() {
        return all.get(asked);
    }

    /** Many requests may say so of the same replica: only the first moves on. */
    synchronized void leave(Address going) {
        if (current().equals(going)) {
            asked = (asked + 1) % all.size();
        }
    }
}
