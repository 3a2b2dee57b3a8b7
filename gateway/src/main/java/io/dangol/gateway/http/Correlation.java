package io.dangol.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id that ties together what every service logs about one request; the response carries it from the first moment. */
public final class Correlation {

    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Correlation-Id");
    private static final int MAX_LENGTH = 64;

    private Correlation() {}

    /** Keeps the caller's id if it cannot do harm in a log, else makes one. */
    public static String begin(HttpServerRequest request) {
        String asked = request.getHeader(HEADER);
        String id = asked != null && harmless(asked) ? asked : UUID.randomUUID().toString();
        request.response().putHeader(HEADER, id);
        return id;
    }

    public static @Nullable String of(HttpServerRequest request) {
        return request.response().headers().get(HEADER);
    }

    static boolean harmless(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(Correlation::harmless);
    }

    private static boolean harmless(int c) {
        boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
        return letterOrDigit || "._-".indexOf(c) >= 0;
    }
}
