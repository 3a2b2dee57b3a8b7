package io.dangol.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Steps as OpenTelemetry's spans, sent in batches; what a collector does not take in time is dropped. */
final class OtlpSteps implements AutoCloseable {

    private static final int MOST_WAITING = 4_096;
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpSteps(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("io.dangol");
    }

    static OtlpSteps to(URI collector, String service, double share) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString())
                .setTimeout(PATIENCE)
                .build();
        return new OtlpSteps(SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(DELAY)
                        .setMaxQueueSize(MOST_WAITING)
                        .build())
                .build());
    }

    Step begin(Tracing.Role role, String name, @Nullable String parent, List<String> others) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind(role)).setParent(context(parent));
        others.forEach(other -> builder.addLink(place(other)));
        Span span = builder.startSpan();
        return span.getSpanContext().isSampled() ? new Kept(span) : Step.UNKEPT;
    }

    @Override
    public void close() {
        var unused = provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Context context(@Nullable String parent) {
        return parent == null ? Context.root() : Context.root().with(Span.wrap(place(parent)));
    }

    private static SpanContext place(String parent) {
        TraceFlags flags = TraceParent.isKept(parent) ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.createFromRemoteParent(
                TraceParent.traceId(parent), TraceParent.spanId(parent), flags, TraceState.getDefault());
    }

    private static SpanKind kind(Tracing.Role role) {
        return switch (role) {
            case SERVER -> SpanKind.SERVER;
            case INTERNAL -> SpanKind.INTERNAL;
            case PRODUCER -> SpanKind.PRODUCER;
            case CONSUMER -> SpanKind.CONSUMER;
        };
    }

    private record Kept(Span span) implements Step {

        @Override
        public String traceParent() {
            SpanContext place = span.getSpanContext();
            return TraceParent.kept(place.getTraceId(), place.getSpanId());
        }

        @Override
        public void name(String name) {
            var unused = span.updateName(name);
        }

        @Override
        public void attribute(String key, String value) {
            var unused = span.setAttribute(key, value);
        }

        @Override
        public void attribute(String key, long value) {
            var unused = span.setAttribute(key, value);
        }

        @Override
        public void failed() {
            var unused = span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void end() {
            span.end();
        }
    }
}
