package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.Endpoint;

/** The operations that a caller of one API document could no longer use as before if another one took its place. */
final class ApiChanges {

    private static final Set<String> TEXTS =
            Set.of("description", "summary", "example", "examples", "title", "tags", "info", "servers");

    private ApiChanges() {}

    static Set<String> breaking(JsonNode before, JsonNode after) {
        ChangedOpenApi changes =
                OpenApiCompare.fromContents(read(before).toString(), read(after).toString());
        Stream<String> gone = changes.getMissingEndpoints().stream().map(ApiChanges::named);
        Stream<String> changed = changes.getChangedOperations().stream()
                .filter(operation -> operation.isIncompatible())
                .map(operation -> operation.getHttpMethod() + " " + operation.getPathUrl());
        return Stream.concat(gone, changed).collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static String named(Endpoint endpoint) {
        return endpoint.getMethod() + " " + endpoint.getPathUrl();
    }

    /** What a program relies on: texts may change. */
    static ObjectNode withoutTexts(JsonNode document) {
        ObjectNode bare = document.deepCopy();
        strip(bare, false);
        bare.putObject("info").put("title", "Dangol").put("version", "1");
        ((ObjectNode) bare.path("components")).remove("examples");
        return bare;
    }

    /** A field may be called like a text of the document. */
    private static void strip(JsonNode node, boolean names) {
        if (node instanceof ObjectNode object && !names) {
            object.remove(TEXTS);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            strip(field.getValue(), field.getKey().equals("properties") && !names);
        }
        if (node instanceof ArrayNode) {
            node.forEach(element -> strip(element, false));
        }
    }

    /** The tool passes over types in the way that OpenAPI 3.1 writes them, so it is given that of 3.0. */
    private static ObjectNode read(JsonNode document) {
        ObjectNode older = withoutTexts(document);
        older.put("openapi", "3.0.3");
        List.copyOf(older.findParents("type")).forEach(ApiChanges::age);
        List.copyOf(older.findParents("contentSchema"))
                .forEach(schema -> ((ObjectNode) schema).remove("contentSchema"));
        return older;
    }

    private static void age(JsonNode schema) {
        if (schema.path("type") instanceof ArrayNode types) {
            ObjectNode aged = (ObjectNode) schema;
            for (JsonNode type : types) {
                if (type.asText().equals("null")) {
                    aged.put("nullable", true);
                } else {
                    aged.set("type", type);
                }
            }
        }
    }
}
