package io.dangol.platform.idempotency;

import io.dangol.platform.idempotency.IdempotencyRefusal.KeyInvalid;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key that a request names. */
final class KeyHeader {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private KeyHeader() {}

    /** @throws KeyInvalid 400 */
    static @Nullable String of(RoutingContext exchange) {
        String key = exchange.request().getHeader(HEADER);
        if (key != null && !SANE.matcher(key).matches()) {
            throw new KeyInvalid();
        }
        return key;
    }

    /** The caller learns that it has had this answer before. */
    static void tellReplayed(RoutingContext exchange) {
        var unused = exchange.response().putHeader("Idempotency-Replayed", "true");
    }
}
