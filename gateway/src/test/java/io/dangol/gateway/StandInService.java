package io.dangol.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service as far as the gateway can tell: says what it received, streams, stalls or breaks off, by path. */
final class StandInService {

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    /** Starts one on a free port and says its address. */
    String start(String name) {
        return "http://127.0.0.1:" + start(name, new HttpServerOptions());
    }

    /** One that speaks as it is told, and its port. */
    int start(String name, HttpServerOptions options) {
        HttpServer server = vertx.createHttpServer(
                        options.setMaxInitialLineLength(32 * 1024).setMaxHeaderSize(32 * 1024))
                .requestHandler(request -> handle(name, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(String name, HttpServerRequest request) {
        String path = request.path();
        seen.add(request.method() + " " + request.uri());
        if (path.endsWith("/seen")) {
            request.response().end(String.join("\n", seen));
        } else if (path.endsWith("/stall")) {
            request.resume();
        } else if (path.endsWith("/break")) {
            request.connection().close();
        } else if (path.endsWith("/half")) {
            half(request);
        } else if (path.endsWith("/problem")) {
            problem(request);
        } else if (path.endsWith("/sales/batches")) {
            batch(request);
        } else if (path.equals("/q/openapi")) {
            request.response().end(vertx.fileSystem().readFileBlocking("stand-in/" + name + ".json"));
        } else {
            request.body().onSuccess(body -> echo(name, request, body));
        }
    }

    private static void echo(String name, HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Server", "stand-in/1.0")
                .putHeader("X-Powered-By", "tests")
                .putHeader("X-Correlation-Id", "the-service-must-not-say")
                .putHeader("Set-Cookie", "a=b")
                .putHeader("Connection", "keep-alive")
                .putHeader("Location", "http://" + request.getHeader("Host") + "/v1/sales/1")
                .putHeader("Link", "<http://" + request.getHeader("Host") + "/v1/sales?cursor=x>; rel=\"next\"")
                .end(new JsonObject()
                        .put("service", name)
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .put("bytes", body.length())
                        .toBuffer());
    }

    private static void problem(HttpServerRequest request) {
        request.response()
                .setStatusCode(422)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"type\":\"urn:dangol:problem:unknown-card\"}");
    }

    private static void half(HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        response.write("first half").onComplete(sent -> request.connection().close());
    }

    /** Answers each line as soon as it has come; nothing but the line "wait" gets no answer at all. */
    private static void batch(HttpServerRequest request) {
        HttpServerResponse response =
                request.response().setChunked(true).putHeader("Content-Type", "application/x-ndjson");
        StringBuilder answers = new StringBuilder();
        RecordParser lines = RecordParser.newDelimited("\n", line -> {
            if (!line.toString().equals("wait")) {
                answers.append("{\"answer\":").append(line).append("}\n");
            }
        });
        request.handler(chunk -> {
            lines.handle(chunk);
            if (answers.length() > 0) {
                response.write(answers.toString());
                answers.setLength(0);
            }
        });
        request.endHandler(end -> {
            if (response.headWritten()) {
                response.end();
            }
        });
    }
}
