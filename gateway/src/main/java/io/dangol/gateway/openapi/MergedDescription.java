package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dangol.gateway.route.Routes;
import io.dangol.gateway.upstream.UpstreamName;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One OpenAPI document out of the gateway's own and those of the services; only what the gateway lets through is in it. */
final class MergedDescription {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    /** Every service has the operations below it, each under its own name: described once. */
    private static final String SERVICE = "{service}";

    private static final String PATHS = "paths";
    private static final String TAGS = "tags";
    private static final String FLOW = "/components/securitySchemes/oauth2/flows/clientCredentials";
    private static final String SECURITY_SCHEMES = "securitySchemes";

    /** What the door answers itself, whoever would have been asked. */
    private static final Map<String, String> AT_THE_DOOR =
            new TreeMap<>(Map.of("429", "TooManyRequests", "502", "Broken", "504", "TimedOut"));

    private final ObjectNode merged;
    private final JsonNode own;
    private final Map<String, String> scopes = new TreeMap<>();
    private final Set<String> operationIds = new HashSet<>();

    MergedDescription(ObjectNode own) {
        this.merged = own.deepCopy();
        this.own = own.deepCopy();
    }

    MergedDescription add(UpstreamName upstream, JsonNode description) {
        String owner = capitalised(upstream.label());
        JsonNode others = withoutOurs(description);
        ComponentNames names = ComponentNames.of(others, merged, owner);
        JsonNode renamed = withReferences(others, names);
        addScopes(description);
        addComponents(renamed, names);
        addPaths(renamed, upstream, owner);
        addTags(renamed.path(TAGS));
        return this;
    }

    ObjectNode document() {
        ObjectNode flow = (ObjectNode) merged.at(FLOW);
        ObjectNode described = flow.putObject("scopes");
        scopes.forEach(described::put);
        UsedComponents.keepIn(merged);
        return merged;
    }

    /** An answer or header that the gateway describes by the same name is the one that callers get. */
    private JsonNode withoutOurs(JsonNode description) {
        JsonNode copy = description.deepCopy();
        for (String section : List.of("responses", "headers")) {
            if (copy.at("/components/" + section) instanceof ObjectNode theirs) {
                own.at("/components/" + section).fieldNames().forEachRemaining(theirs::remove);
            }
        }
        return copy;
    }

    private void addScopes(JsonNode description) {
        description
                .at(FLOW + "/scopes")
                .properties()
                .forEach(scope -> scopes.put(scope.getKey(), scope.getValue().asText()));
    }

    private void addComponents(JsonNode description, ComponentNames names) {
        ObjectNode all = merged.withObject(ComponentNames.COMPONENTS);
        for (Map.Entry<String, JsonNode> section :
                description.path("components").properties()) {
            if (!section.getKey().equals(SECURITY_SCHEMES)) {
                ObjectNode target = all.withObject("/" + section.getKey());
                section.getValue()
                        .properties()
                        .forEach(component ->
                                target.set(names.name(section.getKey(), component.getKey()), component.getValue()));
            }
        }
    }

    private void addPaths(JsonNode description, UpstreamName upstream, String owner) {
        ObjectNode paths = merged.withObject("/" + PATHS);
        for (Map.Entry<String, JsonNode> path : description.path(PATHS).properties()) {
            ObjectNode item = path.getValue().deepCopy();
            String address = path.getKey().replace(SERVICE, upstream.label());
            for (String method : METHODS) {
                HttpMethod verb = HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
                if (!Routes.lead(verb, address, upstream)) {
                    item.remove(method);
                }
            }
            if (METHODS.stream().anyMatch(item::has) && !paths.has(path.getKey())) {
                METHODS.stream().filter(item::has).forEach(method -> describe((ObjectNode) item.get(method), owner));
                paths.set(path.getKey(), item);
            }
        }
    }

    private void describe(ObjectNode operation, String owner) {
        String id = operation.path("operationId").asText("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            operation.put("operationId", owner.toLowerCase(Locale.ROOT) + capitalised(id));
        }
        Set<String> needed = new TreeSet<>();
        for (JsonNode requirement : operation.path("security")) {
            requirement.forEach(list -> list.forEach(scope -> needed.add(scope.asText())));
        }
        needed.forEach(scope -> scopes.putIfAbsent(scope, scope.replace(":", ": ")));
        boolean open = operation.path("security").isArray()
                && operation.path("security").isEmpty();
        ArrayNode security = operation.putArray("security");
        if (!open) {
            ArrayNode oauth = security.addObject().putArray("oauth2");
            needed.forEach(oauth::add);
            security.addObject().putArray("bearer");
        }
        addAnswersOfTheDoor(operation.withObjectProperty("responses"));
    }

    private static void addAnswersOfTheDoor(ObjectNode responses) {
        for (Map.Entry<String, JsonNode> answer : responses.properties()) {
            if (answer.getKey().startsWith("2")) {
                ObjectNode headers = ((ObjectNode) answer.getValue()).withObjectProperty("headers");
                for (String name : List.of("RateLimit", "RateLimit-Policy")) {
                    headers.putObject(name).put("$ref", "#/components/headers/" + name);
                }
            }
        }
        AT_THE_DOOR.forEach(
                (status, name) -> responses.putObject(status).put("$ref", "#/components/responses/" + name));
    }

    private void addTags(JsonNode tags) {
        ArrayNode all = merged.withArray("/" + TAGS);
        Set<String> known = new HashSet<>();
        all.forEach(tag -> known.add(tag.path("name").asText()));
        for (JsonNode tag : tags) {
            if (known.add(tag.path("name").asText())) {
                all.add(tag);
            }
        }
    }

    private static JsonNode withReferences(JsonNode node, ComponentNames names) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), withReferences(field.getValue(), names)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(withReferences(element, names)));
            return copy;
        }
        return node instanceof TextNode text ? TextNode.valueOf(names.reference(text.asText())) : node;
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
