package io.dangol.platform.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

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

    /** Each schema of the document and each within it; what is referred to is not entered. */
    static Stream<Schema> everywhere(OpenAPI document) {
        Components shared = document.getComponents();
        Stream<Operation> operations = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
        return Stream.of(
                        shared.getSchemas().values().stream(),
                        values(shared.getParameters()).map(Parameter::getSchema),
                        values(shared.getResponses()).flatMap(Schemas::of),
                        operations.flatMap(Schemas::of))
                .flatMap(roots -> roots)
                .filter(Objects::nonNull)
                .flatMap(Schemas::within);
    }

    /** What a page lists. */
    static Optional<String> listed(Schema page) {
        Map<String, Schema> properties = page.getProperties();
        if (properties == null || !properties.keySet().equals(Set.of("data", "next"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(properties.get("data"))
                .map(Schema::getItems)
                .map(Schema::getRef)
                .map(Schemas::nameOf);
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

    private static <T> Stream<T> values(@Nullable Map<String, T> section) {
        return section == null ? Stream.empty() : section.values().stream();
    }

    private static Stream<Schema> of(Operation operation) {
        Stream<Schema> parameters = operation.getParameters() == null
                ? Stream.empty()
                : operation.getParameters().stream().map(Parameter::getSchema);
        Stream<Schema> answers =
                operation.getResponses().getAPIResponses().values().stream().flatMap(Schemas::of);
        return Stream.of(parameters, bodies(operation), answers).flatMap(part -> part);
    }

    private static Stream<Schema> of(APIResponse answer) {
        return answer.getContent() == null
                ? Stream.empty()
                : answer.getContent().getMediaTypes().values().stream().map(MediaType::getSchema);
    }

    private static Stream<Schema> within(Schema schema) {
        return Stream.concat(Stream.of(schema), parts(schema).flatMap(Schemas::within));
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
        Stream<Schema> elements = Stream.of(
                        schema.getItems(), schema.getAdditionalPropertiesSchema(), schema.getContentSchema())
                .filter(Objects::nonNull);
        Stream<Schema> choices = Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
        return Stream.of(properties, elements, choices).flatMap(part -> part);
    }
}
