package io.dangol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.testing.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends requests to the service under test as its description says, and notes what was answered otherwise than meant. */
final class Trial {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 4;

    private final ApiDocument document;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    Trial(ApiDocument document) {
        this.document = document;
    }

    ApiDocument document() {
        return document;
    }

    /** Each operation by itself, several at a time. */
    void each(Consumer<Operation> tried) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            document.operations().forEach(operation -> all.add(threads.submit(() -> tried.accept(operation))));
            for (Future<?> one : all) {
                Object unused = one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("An operation could not be tried", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Nobody waits for the trial any more", e);
        } finally {
            threads.shutdownNow();
        }
    }

    void note(Operation operation, String what, Answer answer) {
        wrong.add(operation + " " + what + ": " + answer.statusCode() + " "
                + answer.asString().lines().findFirst().orElse(""));
    }

    void assertNothingWrong() {
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.size() + " answers are not as they should be:\n" + String.join("\n", wrong));
        }
    }

    /** About nothing that exists, with as little as can be said. */
    Answer ask(Operation operation, @Nullable String token) {
        return ask(operation, token, Thing.of(UUID.randomUUID()));
    }

    Answer ask(Operation operation, @Nullable String token, Thing thing) {
        Ask ask = request(operation, token);
        if (operation.node().has("requestBody")) {
            ask = ask.header("Content-Type", mediaType(operation)).body(bytes(thing.body()));
        }
        return ask(operation, ask, thing.parameters());
    }

    Answer ask(Operation operation, Ask ask, Map<String, String> parameters) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Ask asked = ask;
        for (var parameter : document.parameters(operation).toList()) {
            String name = parameter.path("name").asText();
            String value = parameters.get(name);
            switch (parameter.path("in").asText()) {
                case "path" ->
                    path = path.replace("{" + name + "}", Ask.encoded(value == null ? nothing(name) : value));
                case "query" -> addTo(query, name, value);
                default -> asked = value == null ? asked : asked.header(name, value);
            }
        }
        String address = query.isEmpty() ? path : path + "?" + String.join("&", query);
        Answer answer = asked.send(operation.method().toUpperCase(Locale.ROOT), address);
        lookForLeaks(operation, answer);
        return answer;
    }

    private static void addTo(List<String> query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + Ask.encoded(value));
        }
    }

    Ask request(Operation operation, @Nullable String token) {
        Ask ask = Ask.by(token);
        return operation.method().equals("patch") ? ask.header("If-Match", "\"0\"") : ask;
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

    private void lookForLeaks(Operation operation, Answer answer) {
        if (answer.statusCode() >= 400) {
            Leaks.in(answer.asString()).forEach(leak -> note(operation, "tells of our insides (" + leak + ")", answer));
        }
        if (answer.statusCode() >= 500) {
            note(operation, "fails", answer);
        }
    }

    /** The id of nothing. */
    private static String nothing(String parameter) {
        return parameter.equals("service")
                ? "no-such-service"
                : UUID.randomUUID().toString();
    }
}
