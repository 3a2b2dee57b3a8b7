package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.testing.ApiDocument.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Sends one operation what no client of ours would; each is refused, soon, and without a word on our insides. */
final class GarbageTrial {

    private static final int DEEP = 100_000;

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "\"text\"",
            "{\"name\":",
            "{\"lines\":{\"lines\":[[[1]]]}}",
            "{\"a\":1e999999999}",
            "{\"a\":\"\\ud800\"}",
            "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP),
            "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}",
            "{\"" + "n".repeat(60_000) + "\":1}",
            "{\"a\":" + "9".repeat(100_000) + "}");

    private static final List<String> VALUES =
            List.of("' or 1=1 --", "%", "\u0001", "[]", "-1", "99999999999999999999", "a".repeat(3_000), "가😀");

    private final Trial trial;
    private final Operation operation;
    private final String token = Tokens.admin();

    private GarbageTrial(Trial trial, Operation operation) {
        this.trial = trial;
        this.operation = operation;
    }

    static void run(Trial trial, Operation operation) {
        GarbageTrial garbage = new GarbageTrial(trial, operation);
        if (operation.node().has("requestBody")) {
            BODIES.forEach(garbage::sendBody);
            garbage.sendPacked();
        }
        trial.document().parameters(operation).forEach(garbage::sendParameter);
    }

    private void sendBody(String body) {
        Answer answer = trial.ask(operation, request().body(Trial.bytes(body)), Map.of());
        if (answer.statusCode() == 201) {
            trial.note(operation, "takes " + body.substring(0, Math.min(body.length(), 20)), answer);
        }
    }

    /** Ten megabytes in ten kilobytes: nobody unpacks them, so they are no JSON. */
    private void sendPacked() {
        Answer answer = trial.ask(
                operation,
                request().header("Content-Encoding", "gzip").body(packed("{\"a\":\"" + "a".repeat(10_000_000))),
                Map.of());
        boolean unread = answer.statusCode() == 400 || answer.statusCode() == 415 || answer.statusCode() == 404;
        boolean lines = trial.mediaType(operation).endsWith("x-ndjson");
        if (!unread && !lines) {
            trial.note(operation, "reads what is packed", answer);
        }
    }

    private void sendParameter(JsonNode parameter) {
        String name = parameter.path("name").asText();
        for (String value : parameter.path("in").asText().equals("header") ? List.<String>of() : VALUES) {
            Ask request = operation.node().has("requestBody")
                    ? request().body(Trial.bytes("{}"))
                    : trial.request(operation, token);
            Answer unused = trial.ask(operation, request, Map.of(name, value));
        }
    }

    private Ask request() {
        return trial.request(operation, token).header("Content-Type", trial.mediaType(operation));
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(Trial.bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
