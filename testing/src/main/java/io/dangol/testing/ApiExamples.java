package io.dangol.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;

/** Whether the examples in a description fit the schemas in it, down to the names: nothing unknown is shown. */
final class ApiExamples {

    private static final String NDJSON = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument document;
    private final JsonNode components;

    ApiExamples(ApiDocument document) {
        this.document = document;
        this.components = closed(document.root().path("components"));
    }

    List<String> misfits(String mediaType, JsonNode body) {
        if (!body.has("schema")) {
            return List.of();
        }
        // Of lines the description is that of each.
        JsonNode described = mediaType.equals(NDJSON) ? body.at("/schema/contentSchema") : body.path("schema");
        ObjectNode schema = JSON.createObjectNode();
        schema.setAll((ObjectNode) closed(described));
        schema.set("components", components);
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        return document.examples(body).stream()
                .flatMap(example -> values(mediaType, example).stream())
                .flatMap(value -> validator.validate(value).stream())
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static List<JsonNode> values(String mediaType, JsonNode example) {
        if (!mediaType.equals(NDJSON)) {
            return List.of(example);
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : example.asText().strip().split("\n", -1)) {
            try {
                lines.add(JSON.readTree(line));
            } catch (JsonProcessingException unreadable) {
                throw new AssertionError("Not a line of JSON: " + line, unreadable);
            }
        }
        return lines;
    }

    /** A copy that allows no field which is not described. */
    private static JsonNode closed(JsonNode node) {
        JsonNode copy = node.deepCopy();
        for (JsonNode found : copy.findParents("properties")) {
            if (found instanceof ObjectNode object && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        return copy;
    }
}
