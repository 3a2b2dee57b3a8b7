package io.dangol.loyalty.migration;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Only a file of members may be as long as the server takes: other bodies become things in memory. */
@Singleton
class LongBodies {

    private static final Pattern IMPORTS = Pattern.compile("/v1/programs/[^/]+/imports");
    private static final int TOO_LARGE = 413;

    private final long others;

    LongBodies(@ConfigProperty(name = "dangol.import.other-bodies", defaultValue = "64M") MemorySize others) {
        this.others = others.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, 1);
    }

    private void limit(RoutingContext context) {
        if (IMPORTS.matcher(context.normalizedPath()).matches()) {
            context.next();
            return;
        }
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > others) {
            context.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .setStatusCode(TOO_LARGE)
                    .end()
                    .onComplete(sent -> context.request().connection().close());
            return;
        }
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, others);
        context.next();
    }
}
