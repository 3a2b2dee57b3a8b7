package io.dangol.gateway.route;

import io.dangol.gateway.http.Correlation;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which header fields pass, inward and outward. */
final class HeaderRules {

    /** Fields about one connection (RFC 9110 section 7.6.1), and those that nobody inside may believe. */
    private static final Set<String> NOT_INWARD = Set.of(
            "connection",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "forwarded",
            "via",
            "cookie",
            // Whatever a caller writes there would end in traces.
            "tracestate",
            "baggage");

    /** What callers say of themselves for the audit log, where it stands as what they said. */
    private static final Set<String> FOR_THE_AUDIT_LOG = Set.of("x-purpose", "x-acting-user");

    /** The same outward, and those that tell what runs inside. */
    private static final Set<String> NOT_OUTWARD = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "server",
            "via",
            "x-powered-by",
            "x-correlation-id",
            "strict-transport-security",
            "set-cookie");

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private HeaderRules() {}

    /**
     * Every X- field goes but what is for the audit log, also x_ as some servers read it: services may trust the others that
     * they do get, which are ours.
     */
    static void inward(MultiMap headers, String correlationId) {
        List<String> unwanted = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean strange = name.startsWith("x-") && !FOR_THE_AUDIT_LOG.contains(name);
            if (strange || name.indexOf('_') >= 0 || NOT_INWARD.contains(name)) {
                unwanted.add(name);
            }
            if (name.equals("connection")) {
                addNominated(header.getValue(), unwanted);
            }
        }
        unwanted.forEach(headers::remove);
        headers.set(Correlation.HEADER, correlationId);
    }

    /** Where a service names itself in a link, the link becomes relative: its address means nothing outside. */
    static void outward(MultiMap headers, List<String> baseUrls) {
        NOT_OUTWARD.forEach(headers::remove);
        for (String baseUrl : baseUrls) {
            makeRelative(headers, HttpHeaders.LOCATION, baseUrl);
            makeRelative(headers, "Link", baseUrl);
        }
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }

    private static void addNominated(String connection, List<String> unwanted) {
        for (String name : connection.split(",", -1)) {
            String nominated = name.trim().toLowerCase(Locale.ROOT);
            if (!nominated.isEmpty() && !nominated.equals("content-length") && !nominated.equals("transfer-encoding")) {
                unwanted.add(nominated);
            }
        }
    }

    private static void makeRelative(MultiMap headers, CharSequence name, String baseUrl) {
        String value = headers.get(name);
        if (value != null && value.contains(baseUrl)) {
            headers.set(name, value.replace(baseUrl, ""));
        }
    }
}
