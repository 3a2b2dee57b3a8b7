package io.dangol.gateway.trace;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Traces, if somebody collects them. Without a collector nothing of OpenTelemetry is even loaded. */
@Singleton
public class Tracing {

    public static final String HEADER = "traceparent";

    /** W3C Trace Context, section 3.2: what does not have the form begins a trace of its own. */
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final @Nullable OtlpSpans spans;

    /**
     * @param endpoint of an OTLP/HTTP collector, such as {@code http://localhost:4318/v1/traces}
     * @param share of the requests whose trace is kept, whatever the caller asks for
     */
    Tracing(
            @ConfigProperty(name = "dangol.tracing.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "dangol.tracing.share", defaultValue = "0.1") double share) {
        this.spans = endpoint.map(collector -> OtlpSpans.to(collector, share)).orElse(null);
    }

    /** The caller's place in a trace is taken up where it is one; null where nobody collects or this one is not kept. */
    public @Nullable Span begin(String method, @Nullable String parent) {
        return spans == null ? null : spans.begin(method, parent != null && isWellFormed(parent) ? parent : null);
    }

    /** The part of it that log lines share. */
    public static @Nullable String traceId(@Nullable String parent) {
        return parent != null && isWellFormed(parent) ? parent.substring(3, 35) : null;
    }

    private static boolean isWellFormed(String parent) {
        return FORM.matcher(parent).matches();
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (spans != null) {
            spans.close();
        }
    }

    /** A request that is kept. */
    public interface Span {

        String traceParent();

        void end(String method, String route, int status);
    }
}
