package io.dangol.platform.openapi;

import io.dangol.platform.http.MergePatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** A merge patch has the shape of what it changes, only that nothing is required and null removes. */
final class MergePatches {

    private final Map<String, Schema> schemas;
    private final List<String> unchangeable;

    private MergePatches(OpenAPI document, List<String> unchangeable) {
        this.schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
        this.unchangeable = unchangeable;
    }

    static void describe(OpenAPI document, Operation operation, Notes notes) {
        MediaType patch = body(operation);
        if (patch == null) {
            return;
        }
        MergePatches patches = new MergePatches(document, notes.unchangeable(operation.getOperationId()));
        String name = Schemas.nameOf(patch.getSchema().getRef());
        patch.setSchema(OASFactory.createSchema().ref(Schemas.PREFIX + patches.patchOf(name)));
        document.getComponents().setSchemas(patches.schemas);
    }

    static boolean takenBy(Operation operation) {
        return body(operation) != null;
    }

    private static @Nullable MediaType body(Operation operation) {
        return operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent().getMediaType(MergePatch.MEDIA_TYPE);
    }

    private String patchOf(String name) {
        String patched = name + "Patch";
        Schema whole = schemas.get(name);
        if (whole == null) {
            throw new IllegalStateException("A merge patch of what is not described: " + name);
        }
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A merge patch (RFC 7396): what is named is replaced, null removes, the rest stays.");
        List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
        whole.getProperties().forEach((field, schema) -> {
            if (!unchangeable.contains(field)) {
                patch.addProperty(field, part(schema, required.contains(field)));
            }
        });
        schemas.put(patched, patch);
        return patched;
    }

    /** An object within is patched too; whatever else is replaced as a whole. */
    private Schema part(Schema schema, boolean required) {
        String name = schema.getRef() == null ? "" : Schemas.nameOf(schema.getRef());
        Schema referred = schemas.get(name);
        if (referred != null && referred.getProperties() != null) {
            return OASFactory.createSchema().ref(Schemas.PREFIX + patchOf(name)).description(schema.getDescription());
        }
        boolean removable = !required && schema.getType() != null && schema.getRef() == null;
        return withoutDefault(removable ? Schemas.orNull(schema) : schema);
    }

    /** A client that fills in defaults would put back, with every patch, what others have changed. */
    private static Schema withoutDefault(Schema schema) {
        Schema copy = OASFactory.createSchema();
        schema.getAll().forEach(copy::set);
        copy.setRef(schema.getRef());
        copy.setDefaultValue(null);
        return copy;
    }
}
