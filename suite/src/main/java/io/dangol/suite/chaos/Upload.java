package io.dangol.suite.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A day's sales in one request: {@code POST /v1/sales/batches}, a line of JSON each. */
public final class Upload {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final URI gateway;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Upload(URI gateway) {
        this.gateway = gateway;
    }

    /** Returns the answer to each line that was answered, in order, also where the connection broke before the end. */
    public List<JsonNode> send(InputStream lines, String token) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/sales/batches"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                .build();
        List<JsonNode> answers = new ArrayList<>();
        try {
            HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() == OK) {
                response.body().forEach(line -> answers.add(Json.read(line, JsonNode.class)));
            }
        } catch (IOException | RuntimeException broken) {
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }
}
