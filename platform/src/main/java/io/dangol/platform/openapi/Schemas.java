package io.dangol.platform.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** How schemas refer to each other. */
final class Schemas {

    static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> all;
    private final Set<String> reached = new HashSet<>();

    private Schemas(OpenAPI document) {
        this.all = document.getComponents().getSchemas();
    }

    /** The names of those that a caller sends, and of those within them. */
    static Set<String> sent(OpenAPI document) {
        Schemas schemas = new Schemas(document);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(Schemas::bodies)
                .forEach(schemas::reach);
        return schemas.reached;
    }

    static String nameOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The same, and null too. */
    static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        Schema copy = OASFactory.createSchema();
        schema.getAll().forEach(copy::set);
        if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) {
            List<SchemaType> types = new ArrayList<>(schema.getType());
            types.add(SchemaType.NULL);
            copy.setType(types);
        }
        return copy;
    }

    private static Stream<Schema> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.empty()
                : operation.getRequestBody().getContent().getMediaTypes().values().stream()
                        .flatMap(body -> Stream.ofNullable(body.getSchema()));
    }

    private void reach(Schema schema) {
        if (schema.getRef() != null && reached.add(nameOf(schema.getRef()))) {
            Stream.ofNullable(all.get(nameOf(schema.getRef()))).forEach(this::reach);
        }
        parts(schema).forEach(this::reach);
    }

    private static Stream<Schema> parts(Schema schema) {
        Stream<Schema> properties =
                Stream.ofNullable(schema.getProperties()).map(Map::values).flatMap(Collection::stream);
        Stream<Schema> elements = Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                .filter(Objects::nonNull);
        Stream<Schema> choices = Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
        return Stream.of(properties, elements, choices).flatMap(part -> part);
    }
}
