package io.dangol.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says which properties of an answer are always there: those that its record does not let be null. What callers send,
 * and so what is sent and answered in the same shape, requires what validation does: a record may fill in the rest.
 */
final class RequiredProperties {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final ClassInfo record;

    private RequiredProperties(ClassInfo record) {
        this.record = record;
    }

    static void describe(OpenAPI document, IndexView index) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        DescribedRecords records = new DescribedRecords(index);
        Set<String> sent = Schemas.sent(document);
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                records.of(name, schema.getProperties().keySet())
                        .ifPresent(record -> new RequiredProperties(record).describe(schema));
            }
        });
    }

    /** An empty list is said too: that nothing is sure was not forgotten then. */
    private void describe(Schema schema) {
        List<String> required = new ArrayList<>();
        new LinkedHashMap<>(schema.getProperties()).forEach((name, property) -> {
            RecordComponentInfo component = record.recordComponent(name);
            boolean nullable = component.type().hasAnnotation(NULLABLE);
            Include written = written(name);
            if (written == Include.ALWAYS && nullable) {
                schema.addProperty(name, Schemas.orNull(property));
            }
            if (written == Include.ALWAYS || (written == Include.NON_NULL && !nullable)) {
                required.add(name);
            }
        });
        schema.setRequired(required);
    }

    /** Null is left out unless the record says otherwise: serialization-inclusion in microprofile-config.properties. */
    private Include written(String component) {
        return Stream.of(
                        record.field(component).declaredAnnotation(JsonInclude.class),
                        record.declaredAnnotation(JsonInclude.class))
                .flatMap(Stream::ofNullable)
                .map(RequiredProperties::included)
                .findFirst()
                .orElse(Include.NON_NULL);
    }

    private static Include included(AnnotationInstance said) {
        return said.value() == null
                ? Include.ALWAYS
                : Include.valueOf(said.value().asEnum());
    }
}
