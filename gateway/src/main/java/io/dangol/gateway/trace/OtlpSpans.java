package io.dangol.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Spans of OpenTelemetry, sent in batches; what a collector does not take in time is dropped. */
final class OtlpSpans implements AutoCloseable {

    private static final int MOST_WAITING = 4_096;
    private static final int SERVER_ERRORS = 500;
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpSpans(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("io.dangol");
    }

    static OtlpSpans to(URI collector, double share) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString())
                .setTimeout(PATIENCE)
                .build();
        return new OtlpSpans(SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "gateway")))
                .setSampler(Sampler.traceIdRatioBased(share))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(DELAY)
                        .setMaxQueueSize(MOST_WAITING)
                        .build())
                .build());
    }

    Tracing.@Nullable Span begin(String method, @Nullable String parent) {
        Span span = tracer.spanBuilder(method)
                .setSpanKind(SpanKind.SERVER)
                .setParent(context(parent))
                .startSpan();
        return span.getSpanContext().isSampled() ? new Kept(span) : null;
    }

    @Override
    public void close() {
        var unused = provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Context context(@Nullable String parent) {
        if (parent == null) {
            return Context.root();
        }
        String[] parts = parent.split("-", -1);
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        parts[1], parts[2], TraceFlags.getDefault(), TraceState.getDefault())));
    }

    /** Told by route: paths and queries hold card numbers. */
    private record Kept(Span span) implements Tracing.Span {

        @Override
        public String traceParent() {
            SpanContext place = span.getSpanContext();
            return "00-" + place.getTraceId() + "-" + place.getSpanId() + "-01";
        }

        @Override
        public void end(String method, String route, int status) {
            span.updateName(method + " " + route)
                    .setAttribute("http.request.method", method)
                    .setAttribute("http.route", route)
                    .setAttribute("http.response.status_code", status);
            if (status >= SERVER_ERRORS) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
