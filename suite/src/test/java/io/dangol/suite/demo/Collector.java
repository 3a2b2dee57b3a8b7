package io.dangol.suite.demo;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Takes spans in over OTLP, as a collector does, and keeps them to be looked at. */
final class Collector implements AutoCloseable {

    /** A span as it arrived. */
    record Span(
            String service,
            String name,
            String traceId,
            String spanId,
            String parentId,
            Map<String, String> attributes,
            List<String> links) {}

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() throws IOException {
        Collector collector =
                new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.createContext("/v1/traces", collector::take);
        collector.server.setExecutor(Executors.newCachedThreadPool());
        collector.server.start();
        return collector;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    List<Span> of(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans sent) {
        String service = attributes(sent.getResource().getAttributesList()).get("service.name");
        for (ScopeSpans scope : sent.getScopeSpansList()) {
            scope.getSpansList()
                    .forEach(span -> spans.add(new Span(
                            String.valueOf(service),
                            span.getName(),
                            hex(span.getTraceId()),
                            hex(span.getSpanId()),
                            hex(span.getParentSpanId()),
                            attributes(span.getAttributesList()),
                            span.getLinksList().stream()
                                    .map(link -> hex(link.getSpanId()))
                                    .toList())));
        }
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new ConcurrentHashMap<>();
        pairs.forEach(pair -> attributes.put(
                pair.getKey(),
                pair.getValue().hasIntValue()
                        ? String.valueOf(pair.getValue().getIntValue())
                        : pair.getValue().getStringValue()));
        return attributes;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
