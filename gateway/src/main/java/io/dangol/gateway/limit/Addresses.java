package io.dangol.gateway.limit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Where a request comes from. */
public final class Addresses {

    private static final int NETWORK_GROUPS = 4;

    private Addresses() {}

    /** One household has 2^64 IPv6 addresses: what counts is its network. */
    static String key(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String address = remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
        return address.indexOf(':') < 0 ? address : network(address);
    }

    /** This machine itself, and not somebody behind a proxy on it. */
    public static boolean local(HttpServerRequest request) {
        String address = key(request);
        boolean loopback = address.startsWith("127.") || address.equals("0:0:0:0");
        return loopback
                && !request.headers().contains("X-Forwarded-For")
                && !request.headers().contains("Forwarded");
    }

    private static String network(String address) {
        if (address.contains("::")) {
            return address.startsWith("::") ? "0:0:0:0" : address.substring(0, address.indexOf("::"));
        }
        int end = -1;
        for (int group = 0; group < NETWORK_GROUPS; group++) {
            end = address.indexOf(':', end + 1);
        }
        return end < 0 ? address : address.substring(0, end);
    }
}
