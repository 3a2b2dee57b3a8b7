package io.dangol.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is written by hand in every {@code openapi/notes.yaml} on the class path, one per module: scopes, parameters,
 * fields, examples named like the schema that they are of, and per operation its problems.
 */
final class Notes {

    private static final String NAME = "openapi/notes.yaml";
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private final ObjectNode all;

    private Notes(ObjectNode all) {
        this.all = all;
    }

    static Notes load() {
        ObjectNode all = PLAIN.createObjectNode();
        YAMLMapper yaml = new YAMLMapper();
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (URL url : Collections.list(loader.getResources(NAME))) {
                try (InputStream in = url.openStream()) {
                    yaml.readTree(in)
                            .properties()
                            .forEach(section ->
                                    all.withObjectProperty(section.getKey()).setAll((ObjectNode) section.getValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Notes(all);
    }

    Map<String, String> scopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        all.path("scopes")
                .properties()
                .forEach(scope -> scopes.put(scope.getKey(), scope.getValue().asText()));
        return scopes;
    }

    /** Path parameters are noted by the path up to them, others by name. */
    JsonNode parameter(String key) {
        return all.path("parameters").path(key);
    }

    /** What a field means: noted as {@code Schema.field}, or by its name alone where it means the same everywhere. */
    @Nullable String field(String schema, String field) {
        JsonNode fields = all.path("fields");
        return fields.path(schema + "." + field).asText(fields.path(field).asText(null));
    }

    @Nullable Object example(String name) {
        JsonNode example = all.path("examples").path(name);
        return example.isMissingNode() ? null : plain(example);
    }

    static Object plain(JsonNode value) {
        return PLAIN.convertValue(value, Object.class);
    }

    /** Which example an operation gives where it is not the one of the schema's name. */
    @Nullable String exampleOf(@Nullable String operationId, String part) {
        return operation(operationId).path("examples").path(part).asText(null);
    }

    /** The codes of an operation's own problems of that status. */
    List<String> problems(@Nullable String operationId, String status) {
        return texts(operation(operationId).path("problems").path(status));
    }

    List<String> headers(@Nullable String operationId, String status) {
        return texts(operation(operationId).path("headers").path(status));
    }

    /** Fields that the patched resource shows and a patch must leave. */
    List<String> unchangeable(@Nullable String operationId) {
        return texts(operation(operationId).path("unchangeable"));
    }

    /** Parameters that others require and this operation does not. */
    List<String> optional(@Nullable String operationId) {
        return texts(operation(operationId).path("optional"));
    }

    private JsonNode operation(@Nullable String operationId) {
        return all.path("operations").path(String.valueOf(operationId));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
