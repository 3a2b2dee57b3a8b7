package io.dangol.suite.bench;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A day's sales in one request, one a line, as a till sends them that was offline. */
final class BatchLoad {

    private static final int LINES = 20_000;

    private final URI batches;
    private final SaleMaker sales;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BatchLoad(URI gateway, SaleMaker sales) {
        this.batches = URI.create(gateway + "/v1/sales/batches");
        this.sales = sales;
    }

    /** Sales a second, over so many uploads at once. */
    double run(Gateway.Caller till, int uploads) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            bodies.add(body());
        }
        long begin = System.nanoTime();
        List<CompletableFuture<Void>> running = bodies.stream()
                .map(body -> CompletableFuture.runAsync(
                        () -> upload(body, till.token()), task -> new Thread(task, "upload").start()))
                .toList();
        running.forEach(CompletableFuture::join);
        return uploads * LINES * 1e9 / (System.nanoTime() - begin);
    }

    private String body() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            body.append(sales.next()).append('\n');
        }
        return body.toString();
    }

    private void upload(String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(batches)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            long recorded = response.body()
                    .filter(line -> line.contains("\"status\":201"))
                    .count();
            if (recorded != LINES) {
                throw new CallFailed(
                        "Batch: status %d, %d of %d recorded".formatted(response.statusCode(), recorded, LINES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("Interrupted", e);
        }
    }
}
