package io.dangol.platform.openapi;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says what the fields mean, where the code does not: as a field of its schema, else as any field of that name. */
final class Fields {

    private Fields() {}

    static void describe(OpenAPI document, Notes notes) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((field, property) -> describe(name, field, property, notes));
            }
        });
    }

    private static void describe(String schema, String field, Schema property, Notes notes) {
        String meaning = notes.field(schema, field);
        if (property.getDescription() == null && meaning != null) {
            property.setDescription(meaning);
        }
    }
}
