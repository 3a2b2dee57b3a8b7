package io.dangol.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says what the parameters are, where the code does not. */
final class Parameters {

    private Parameters() {}

    static void describe(Operation operation, String path, DeclaredOperation facts, Notes notes) {
        if (operation.getParameters() != null) {
            List<String> optional = notes.optional(operation.getOperationId());
            operation.getParameters().forEach(parameter -> {
                boolean required = !optional.contains(parameter.getName());
                describe(parameter, notes.parameter(required ? key(parameter, path) : parameter.getName() + "?"));
            });
        }
        inOrder(operation, facts);
        if (facts.idempotent()) {
            operation.addParameter(OASFactory.createParameter().ref(SharedParts.IDEMPOTENCY_KEY));
        }
    }

    /** As the code has them: clients made from the description take them in this order. */
    private static void inOrder(Operation operation, DeclaredOperation facts) {
        if (operation.getParameters() != null) {
            List<Parameter> sorted = new ArrayList<>(operation.getParameters());
            sorted.sort(Comparator.comparingInt(one -> facts.place(String.valueOf(one.getName()))));
            operation.setParameters(sorted);
        }
    }

    static boolean requires(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(one -> name.equals(one.getName()) && Boolean.TRUE.equals(one.getRequired()));
    }

    static boolean has(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> name.equals(one.getName()));
    }

    static boolean has(Operation operation, Parameter.In place) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> place == one.getIn());
    }

    private static void describe(Parameter parameter, JsonNode note) {
        if (parameter.getDescription() == null && note.has("description")) {
            parameter.setDescription(note.path("description").asText());
        }
        if (note.has("example") && parameter.getSchema() != null && parameter.getExample() == null) {
            parameter.setExample(Notes.plain(note.path("example")));
        }
        if (note.path("required").asBoolean()) {
            parameter.setRequired(true);
        }
    }

    /** The same name means another thing below another path. */
    private static String key(Parameter parameter, String path) {
        String name = String.valueOf(parameter.getName());
        String place = "{" + name + "}";
        return parameter.getIn() == Parameter.In.PATH ? path.substring(0, path.indexOf(place) + place.length()) : name;
    }
}
