package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.testing.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether somebody who has the description only could use every operation. */
public final class CompleteApi {

    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> BODILESS = Set.of("202", "204", "302", "304");

    private final ApiDocument document;
    private final ApiExamples examples;
    private final SureFields fields;
    private final List<String> gaps = new ArrayList<>();

    private CompleteApi(ApiDocument document) {
        this.document = document;
        this.examples = new ApiExamples(document);
        this.fields = new SureFields(document);
    }

    /** Fails and names every operation that leaves something open. */
    public static void assertComplete(ApiDocument document) {
        List<String> gaps = gaps(document);
        if (!gaps.isEmpty()) {
            throw new AssertionError(gaps.size() + " gaps in the API description:\n" + String.join("\n", gaps));
        }
    }

    static List<String> gaps(ApiDocument document) {
        CompleteApi walk = new CompleteApi(document);
        if (document.operations().isEmpty()) {
            walk.gaps.add("no operation at all");
        }
        document.operations().forEach(walk::look);
        return walk.gaps;
    }

    private void look(Operation operation) {
        for (String field : List.of("operationId", "summary", "description")) {
            require(!operation.node().path(field).asText().isBlank(), operation, "no " + field);
        }
        require(!operation.node().path("tags").isEmpty(), operation, "no tag");
        lookAtScopes(operation);
        lookAtParameters(operation);
        lookAtBody(operation);
        lookAtSuccess(operation);
        lookAtRefusals(operation);
    }

    /** Public operations say so by naming no token at all. */
    private void lookAtScopes(Operation operation) {
        JsonNode security = operation.node().path("security");
        require(security.isArray(), operation, "does not say who may");
        JsonNode declared = document.root().at("/components/securitySchemes/oauth2/flows/clientCredentials/scopes");
        for (String scope : operation.scopes()) {
            require(!declared.path(scope).asText().isBlank(), operation, "scope without a description: " + scope);
        }
        require(isPublic(security) || !operation.scopes().isEmpty(), operation, "no scope");
    }

    private static boolean isPublic(JsonNode security) {
        for (JsonNode way : security) {
            if (way.has("oauth2") || way.has("bearer")) {
                return false;
            }
        }
        return true;
    }

    private void lookAtParameters(Operation operation) {
        document.parameters(operation).forEach(parameter -> {
            String name = parameter.path("name").asText();
            require(!parameter.path("description").asText().isBlank(), operation, "parameter not described: " + name);
        });
    }

    private void lookAtBody(Operation operation) {
        JsonNode content = document.follow(operation.node().path("requestBody")).path("content");
        content.properties().forEach(body -> lookAt(operation, "request body", body));
        content.path("application/merge-patch+json").properties().stream()
                .filter(field -> field.getKey().equals("schema"))
                .forEach(schema -> require(
                        !document.follow(schema.getValue()).path("properties").isEmpty(),
                        operation,
                        "a patch of unknown shape"));
    }

    private void lookAtSuccess(Operation operation) {
        List<Map.Entry<String, JsonNode>> successes = document.answers(operation)
                .filter(answer -> answer.getKey().matches("[23]\\d\\d"))
                .toList();
        require(!successes.isEmpty(), operation, "no success");
        for (Map.Entry<String, JsonNode> success : successes) {
            JsonNode content = success.getValue().path("content");
            require(
                    !content.isEmpty() || BODILESS.contains(success.getKey()),
                    operation,
                    success.getKey() + " without a body");
            boolean later = success.getKey().equals("202");
            require(
                    !later || success.getValue().at("/headers").has("Retry-After"),
                    operation,
                    "202 without Retry-After");
            content.properties().forEach(body -> lookAt(operation, success.getKey(), body));
            lookAtFields(operation, success.getKey(), content);
        }
    }

    /** Schema and examples must be there and fit each other. */
    private void lookAt(Operation operation, String where, Map.Entry<String, JsonNode> body) {
        JsonNode media = body.getValue();
        require(media.has("schema"), operation, where + " without a schema");
        require(!document.examples(media).isEmpty(), operation, where + " without an example");
        examples.misfits(body.getKey(), media).forEach(misfit -> gaps.add(operation + ": " + where + ": " + misfit));
    }

    /** A client made from a description that does not say what is always in an answer could count on nothing. */
    private void lookAtFields(Operation operation, String status, JsonNode content) {
        for (JsonNode body : content) {
            fields.unsure(body.path("schema"))
                    .forEach(part ->
                            gaps.add(operation + ": " + status + " does not say what is always there: " + part));
        }
    }

    private void lookAtRefusals(Operation operation) {
        Set<String> told = new TreeSet<>();
        document.answers(operation)
                .filter(answer -> answer.getKey().matches("[45]\\d\\d"))
                .forEach(answer -> {
                    told.add(answer.getKey());
                    lookAtRefusal(operation, answer);
                });
        require(told.stream().anyMatch(status -> status.startsWith("4")), operation, "no refusal");
        for (String status : expected(operation)) {
            require(told.contains(status), operation, "does not tell of " + status);
        }
    }

    private void lookAtRefusal(Operation operation, Map.Entry<String, JsonNode> answer) {
        lookAtFields(operation, answer.getKey(), answer.getValue().path("content"));
        answer.getValue().path("content").properties().forEach(body -> {
            List<JsonNode> all = document.examples(body.getValue());
            require(!all.isEmpty(), operation, answer.getKey() + " without an example");
            for (JsonNode example : body.getKey().equals(PROBLEM) ? all : List.<JsonNode>of()) {
                boolean stable = example.path("type").asText().matches("urn:dangol:problem:[a-z-]+")
                        && example.path("status").asText().equals(answer.getKey())
                        && !example.path("title").asText().equals(code(example));
                require(stable, operation, answer.getKey() + " is no problem of ours: " + example);
            }
        });
    }

    /** Where a code has no text, the code itself would be the title. */
    private static String code(JsonNode problem) {
        String type = problem.path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private Set<String> expected(Operation operation) {
        Set<String> statuses = new TreeSet<>();
        if (!operation.scopes().isEmpty()) {
            statuses.addAll(List.of("401", "403", "503"));
            if (operation.node().has("requestBody")) {
                statuses.addAll(List.of("400", "413", "415"));
            }
            document.parameters(operation).forEach(parameter -> statuses.addAll(expected(parameter)));
        }
        return statuses;
    }

    private static List<String> expected(JsonNode parameter) {
        return switch (parameter.path("in").asText() + " "
                + parameter.path("name").asText()) {
            case "header If-Match" -> parameter.path("required").asBoolean() ? List.of("412", "428") : List.of("412");
            case "header Idempotency-Key" -> List.of("400", "422");
            default -> parameter.path("in").asText().equals("path") ? List.of("404") : List.of();
        };
    }

    private void require(boolean there, Operation operation, String gap) {
        if (!there) {
            gaps.add(operation + ": " + gap);
        }
    }
}
