package io.dangol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether schemas say which of their fields are always there; where none is, an empty list says so. */
final class SureFields {

    private static final List<String> WITHIN = List.of("items", "additionalProperties", "not", "contentSchema");
    private static final List<String> CHOICES = List.of("allOf", "anyOf", "oneOf", "prefixItems");

    private final ApiDocument document;

    SureFields(ApiDocument document) {
        this.document = document;
    }

    /** The objects that do not, each by its reference or by its way from there. */
    Set<String> unsure(JsonNode schema) {
        Walk walk = new Walk(new TreeSet<>(), new TreeSet<>());
        look(schema, "#", walk);
        return walk.unsure();
    }

    private record Walk(Set<String> seen, Set<String> unsure) {}

    private void look(JsonNode schema, String where, Walk walk) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty() && walk.seen().add(reference)) {
            look(document.follow(schema), reference, walk);
        }
        if (schema.has("properties") && !schema.path("required").isArray()) {
            walk.unsure().add(where);
        }
        schema.path("properties")
                .properties()
                .forEach(field -> look(field.getValue(), where + "/" + field.getKey(), walk));
        WITHIN.stream().filter(schema::has).forEach(part -> look(schema.get(part), where + "/" + part, walk));
        CHOICES.forEach(part -> schema.path(part).forEach(choice -> look(choice, where + "/" + part, walk)));
    }
}
