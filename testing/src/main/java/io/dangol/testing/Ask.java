package io.dangol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent besides the operation's address. By the client of the JDK: thousands are sent, and each takes RestAssured
 * longer than the service.
 */
record Ask(Map<String, String> headers, BodyPublisher body) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    static Ask by(@Nullable String token) {
        Ask ask = new Ask(Map.of("Accept", "*/*"), BodyPublishers.noBody());
        return token == null ? ask : ask.header("Authorization", "Bearer " + token);
    }

    Ask header(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Ask(Map.copyOf(all), body);
    }

    Ask body(byte[] content) {
        return new Ask(headers, BodyPublishers.ofByteArray(content));
    }

    Answer send(String method, String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + address))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(method + " " + address + " is not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Nobody waits for the answer any more", e);
        }
    }

    /** As it stands in an address. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
