package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An OpenAPI document as its readers see it: operation by operation, references followed. */
public record ApiDocument(JsonNode root) {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** One operation, and the address under which it is found. */
    record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        boolean serves(String verb, String address) {
            return method.equals(verb.toLowerCase(Locale.ROOT))
                    && Pattern.matches(path.replaceAll("\\{[^/]+}", "[^/]+"), address);
        }

        /** What a token must allow; empty where none is asked for. */
        Set<String> scopes() {
            Set<String> scopes = new TreeSet<>();
            node.path("security").forEach(way -> way.path("oauth2").forEach(scope -> scopes.add(scope.asText())));
            return scopes;
        }

        /** A literal segment is meant before a variable one. */
        private int variables() {
            return path.split("\\{", -1).length;
        }
    }

    public static ApiDocument read(Path file) throws IOException {
        return new ApiDocument(new YAMLMapper().readTree(file.toFile()));
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> all.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        return all;
    }

    Optional<Operation> operation(String method, String address) {
        return operations().stream()
                .filter(one -> one.serves(method, address))
                .min(Comparator.comparingInt(Operation::variables));
    }

    /** The node, or what it refers to. */
    JsonNode follow(JsonNode node) {
        return node.has("$ref") ? follow(root.at(node.path("$ref").asText().substring(1))) : node;
    }

    Stream<Map.Entry<String, JsonNode>> answers(Operation operation) {
        return operation.node().path("responses").properties().stream()
                .map(answer -> Map.entry(answer.getKey(), follow(answer.getValue())));
    }

    Stream<JsonNode> parameters(Operation operation) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .map(this::follow);
    }

    /** The example of a body, or each of them. */
    List<JsonNode> examples(JsonNode body) {
        List<JsonNode> all = new ArrayList<>();
        if (body.hasNonNull("example")) {
            all.add(body.path("example"));
        }
        body.path("examples").forEach(example -> all.add(follow(example).path("value")));
        return all;
    }
}
