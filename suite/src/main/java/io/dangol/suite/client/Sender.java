package io.dangol.suite.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one request until it is answered. All that is sent here may be sent twice: it has a key or changes nothing. */
final class Sender {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI gateway;
    private final Patience patience;
    private final Witness witness;
    private final HttpClient http;

    Sender(URI gateway, @Nullable Path authority, Patience patience, Witness witness) {
        this.witness = witness;
        this.gateway = gateway;
        this.patience = patience;
        this.http =
                Https.believing(authority).connectTimeout(Duration.ofSeconds(5)).build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(TIMEOUT);
    }

    Answer send(HttpRequest request) {
        long begin = System.nanoTime();
        for (int attempt = 0; ; attempt++) {
            Duration pause;
            IOException failure = null;
            try {
                Answer answer = once(request);
                if (!Patience.isPassing(answer.status())) {
                    return answer;
                }
                pause = patience.pause(attempt, answer.headers());
            } catch (IOException e) {
                failure = e;
                pause = patience.pause(attempt);
            }
            if (patience.isOver(Duration.ofNanos(System.nanoTime() - begin))) {
                throw tooLong(request, failure);
            }
            Pause.ms(pause.toMillis());
        }
    }

    private Answer once(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers(), Json.tree(response.body()));
            witness.answered(request, answer);
            return answer;
        } catch (IOException e) {
            witness.lost(request);
            throw e;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private CallFailed tooLong(HttpRequest request, @Nullable IOException failure) {
        String what = "%s %s: no answer from %s within %d s"
                .formatted(
                        request.method(),
                        request.uri().getPath(),
                        gateway,
                        patience.total().toSeconds());
        return failure == null ? new CallFailed(what) : new CallFailed(what, failure);
    }

    private static CallFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CallFailed("Interrupted", e);
    }
}
