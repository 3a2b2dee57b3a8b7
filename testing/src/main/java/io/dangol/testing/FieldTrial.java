package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.testing.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends with each body what only the service may decide; it must be refused by name, not taken and not passed over. */
final class FieldTrial {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Object> OURS = Map.of(
            "id",
            UUID.randomUUID().toString(),
            "clientId",
            "hq-admin",
            "partnerId",
            UUID.randomUUID().toString(),
            "registeredByPartnerId",
            UUID.randomUUID().toString(),
            "role",
            "hq-admin",
            "status",
            "ACTIVE",
            "pointsEarned",
            1_000_000,
            "createdAt",
            "2020-01-01T00:00:00Z",
            "version",
            7);

    private final Trial trial;
    private final AccessTable table;

    FieldTrial(Trial trial, AccessTable table) {
        this.trial = trial;
        this.table = table;
    }

    void run() {
        trial.each(this::run);
    }

    private void run(Operation operation) {
        JsonNode content =
                trial.document().follow(operation.node().path("requestBody")).path("content");
        content.properties().stream()
                .filter(body -> body.getKey().endsWith("json") && !body.getKey().endsWith("x-ndjson"))
                .forEach(body -> run(operation, body.getValue()));
    }

    private void run(Operation operation, JsonNode body) {
        Thing thing = table.entry(operation)
                .filter(entry -> entry.maker() != null)
                .map(AccessTable.Entry::made)
                .orElseGet(() -> Thing.of(UUID.randomUUID()));
        JsonNode described = trial.document().follow(body.path("schema")).path("properties");
        OURS.forEach((field, value) -> {
            if (!described.has(field)) {
                ObjectNode sent = content(thing, body);
                sent.set(field, JSON.valueToTree(value));
                expectRefused(operation, thing.sending(sent), field);
            }
        });
    }

    private ObjectNode content(Thing thing, JsonNode body) {
        if (thing.body() != null) {
            return JSON.valueToTree(thing.body());
        }
        List<JsonNode> examples = trial.document().examples(body);
        return examples.isEmpty() ? JSON.createObjectNode() : ((ObjectNode) examples.get(0)).deepCopy();
    }

    private void expectRefused(Operation operation, Thing thing, String field) {
        Answer answer = trial.ask(operation, Tokens.admin(), thing);
        boolean named = answer.statusCode() == 400 && answer.asString().contains("/" + field + "\"");
        if (!named) {
            trial.note(operation, "takes the field " + field, answer);
        }
    }
}
