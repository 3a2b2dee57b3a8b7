package io.dangol.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives every body an example: the one named like its schema, or the one that the operation names. */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static void describe(OpenAPI document, Operation operation, Notes notes) {
        if (operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .forEach((type, body) ->
                            give(document, type, body, named(operation, "request", type, body, notes), notes));
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2") && answer.getContent() != null) {
                answer.getContent()
                        .getMediaTypes()
                        .forEach((type, body) ->
                                give(document, type, body, named(operation, status, type, body, notes), notes));
            }
        });
    }

    private static void give(OpenAPI document, String type, MediaType body, String name, Notes notes) {
        Object example = notes.example(name);
        if (type.equals(Lines.NDJSON) && example != null) {
            body.setExample(lines(example));
        } else if (example != null) {
            body.addExample(name, OASFactory.createExample().ref(name));
            document.getComponents().addExample(name, OASFactory.createExample().value(example));
        } else if (body.getSchema() != null) {
            body.setExample(list(document, body.getSchema(), notes));
        }
    }

    /** A list shows the example of what is in it. */
    private static @Nullable Object list(OpenAPI document, Schema schema, Notes notes) {
        Schema page = document.getComponents().getSchemas().get(nameOf(schema));
        if (page == null || page.getProperties() == null) {
            return null;
        }
        Schema data = page.getProperties().get("data");
        if (data == null || data.getItems() == null) {
            return null;
        }
        Object example = notes.example(nameOf(data.getItems()));
        if (example == null) {
            return null;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("data", List.of(example));
        if (page.getProperties().containsKey("next")) {
            shown.put("next", "MjAyNi0wMS0wMVQxMjowMDowMFo");
        }
        return shown;
    }

    /** What is sent or answered in several forms has an example of its own for one, {@code "200 text/csv"}. */
    private static String named(Operation operation, String status, String type, MediaType body, Notes notes) {
        String own = notes.exampleOf(operation.getOperationId(), status + " " + type);
        return own == null ? named(operation, status, body, notes) : own;
    }

    private static String named(Operation operation, String part, MediaType body, Notes notes) {
        String own = notes.exampleOf(operation.getOperationId(), part);
        return own == null ? nameOf(body.getSchema()) : own;
    }

    private static String nameOf(@Nullable Schema schema) {
        String reference = schema == null ? null : schema.getRef();
        return reference == null ? "" : Schemas.nameOf(reference);
    }

    private static String lines(Object example) {
        List<?> all = example instanceof List<?> list ? list : List.of(example);
        return all.stream().map(Examples::line).collect(Collectors.joining());
    }

    private static String line(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("It was read from a file", impossible);
        }
    }
}
