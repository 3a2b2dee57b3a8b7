package io.dangol.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Lines of JSON are a file of text, not one of what stands on a line: clients made from the description would send and
 * expect a single one. What a line holds is told by {@code contentSchema}.
 */
final class Lines {

    static final String NDJSON = "application/x-ndjson";

    private Lines() {}

    static void describe(Operation operation) {
        if (operation.getRequestBody() != null) {
            describe(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(answer -> describe(answer.getContent()));
    }

    private static void describe(@Nullable Content content) {
        if (content != null && content.hasMediaType(NDJSON)) {
            Schema line = content.getMediaType(NDJSON).getSchema();
            String what = line.getRef() == null ? "One of these" : Schemas.nameOf(line.getRef());
            content.getMediaType(NDJSON)
                    .setSchema(OASFactory.createSchema()
                            .addType(SchemaType.STRING)
                            .format("binary")
                            .description(what + " on each line")
                            .contentSchema(line));
        }
    }
}
