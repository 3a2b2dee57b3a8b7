package io.dangol.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.testing.ApiDocument.Operation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends requests to the service under test as its description says, and notes what was answered otherwise than meant. */
final class Trial {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument document;
    private final List<String> wrong = new ArrayList<>();

    Trial(ApiDocument document) {
        this.document = document;
    }

    ApiDocument document() {
        return document;
    }

    void note(Operation operation, String what, Response answer) {
        wrong.add(operation + " " + what + ": " + answer.statusCode() + " "
                + answer.asString().lines().findFirst().orElse(""));
    }

    void assertNothingWrong() {
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.size() + " answers are not as they should be:\n" + String.join("\n", wrong));
        }
    }

    /** About nothing that exists, with as little as can be said. */
    Response ask(Operation operation, @Nullable String token) {
        return ask(operation, token, Thing.of(UUID.randomUUID()));
    }

    Response ask(Operation operation, @Nullable String token, Thing thing) {
        RequestSpecification request = request(operation, token);
        if (operation.node().has("requestBody")) {
            request = request.contentType(mediaType(operation)).body(bytes(thing.body()));
        }
        return ask(operation, request, thing.parameters());
    }

    Response ask(Operation operation, RequestSpecification request, Map<String, String> parameters) {
        Map<String, String> given = new HashMap<>(parameters);
        RequestSpecification asked = request;
        for (var parameter : document.parameters(operation).toList()) {
            String name = parameter.path("name").asText();
            String where = parameter.path("in").asText();
            String value = given.remove(name);
            if (where.equals("path")) {
                asked = asked.pathParam(name, value == null ? nothing(name) : value);
            } else if (where.equals("query") && value != null) {
                asked = asked.queryParam(name, value);
            }
        }
        Response answer = asked.request(operation.method().toUpperCase(Locale.ROOT), operation.path());
        lookForLeaks(operation, answer);
        return answer;
    }

    RequestSpecification request(Operation operation, @Nullable String token) {
        RequestSpecification request = given();
        if (operation.method().equals("patch")) {
            request = request.header("If-Match", "\"0\"");
        }
        return token == null ? request : request.auth().oauth2(token);
    }

    String mediaType(Operation operation) {
        return document.follow(operation.node().path("requestBody"))
                .path("content")
                .properties()
                .iterator()
                .next()
                .getKey();
    }

    static byte[] bytes(@Nullable Object body) {
        if (body instanceof String text) {
            return text.getBytes(UTF_8);
        }
        try {
            return JSON.writeValueAsBytes(body == null ? Map.of() : body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lookForLeaks(Operation operation, Response answer) {
        if (answer.statusCode() >= 400) {
            Leaks.in(answer.asString()).forEach(leak -> note(operation, "tells of our insides (" + leak + ")", answer));
        }
        if (answer.statusCode() >= 500) {
            note(operation, "fails", answer);
        }
    }

    /** Of the first line, where each line is answered by itself; a line of a file that is read has none. */
    static int status(Response answer) {
        boolean lines = String.valueOf(answer.contentType()).startsWith("application/x-ndjson");
        Object told = lines
                ? new JsonPath(answer.asString().lines().findFirst().orElse("{}")).get("status")
                : null;
        return told instanceof Integer status ? status : answer.statusCode();
    }

    /** The id of nothing. */
    private static String nothing(String parameter) {
        return parameter.equals("service")
                ? "no-such-service"
                : UUID.randomUUID().toString();
    }
}
