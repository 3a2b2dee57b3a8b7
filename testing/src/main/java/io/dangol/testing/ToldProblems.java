package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Set;

/** Fails a test whose answer is a problem that the operation's description does not tell of. */
final class ToldProblems implements Filter {

    /** HTTP itself may refuse any request so. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 406, 500);

    private final ApiDocument document;
    private final Filter described;

    ToldProblems(ApiDocument document, Filter described) {
        this.document = document;
        this.described = described;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = described.filter(request, expected, context);
        boolean problem = String.valueOf(answer.contentType()).startsWith("application/problem+json");
        if (problem && !ANYWHERE.contains(answer.statusCode())) {
            String path = URI.create(request.getURI()).getPath();
            document.operation(request.getMethod(), path).ifPresent(operation -> requireTold(operation, answer));
        }
        return answer;
    }

    private void requireTold(ApiDocument.Operation operation, Response answer) {
        String type = answer.path("type");
        boolean told = document.answers(operation)
                .filter(one -> one.getKey().equals(String.valueOf(answer.statusCode())))
                .flatMap(one -> document.examples(problem(one.getValue())).stream())
                .anyMatch(example -> example.path("type").asText().equals(type));
        if (!told) {
            throw new AssertionError(operation + " answered " + answer.statusCode() + " " + type
                    + ", which its description does not tell");
        }
    }

    private static JsonNode problem(JsonNode answer) {
        return answer.path("content").path("application/problem+json");
    }
}
