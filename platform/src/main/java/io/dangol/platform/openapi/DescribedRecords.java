package io.dangol.platform.openapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** The records behind the schemas, found by name and shape: a description does not say what it was made of. */
final class DescribedRecords {

    private final Collection<ClassInfo> records;

    DescribedRecords(IndexView index) {
        // An index made of several names a class once for each of them.
        Map<DotName, ClassInfo> found = new TreeMap<>();
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(record -> found.put(record.name(), record));
        this.records = found.values();
    }

    /** @throws IllegalStateException where it could be several: which of them is the caller's cannot be told */
    Optional<ClassInfo> of(String schema, Set<String> properties) {
        List<ClassInfo> candidates = records.stream()
                .filter(record -> isCalled(schema, record) && names(record).containsAll(properties))
                .toList();
        if (candidates.size() > 1) {
            throw new IllegalStateException("Give one of them another name with @Schema: " + candidates);
        }
        return candidates.stream().findFirst();
    }

    /** A generic record's name is followed by that of what it holds. */
    private static boolean isCalled(String schema, ClassInfo record) {
        String name = name(record);
        return record.typeParameters().isEmpty() ? schema.equals(name) : schema.startsWith(name);
    }

    private static String name(ClassInfo record) {
        AnnotationInstance described = record.declaredAnnotation(Schema.class);
        return described == null || described.value("name") == null
                ? record.simpleName()
                : described.value("name").asString();
    }

    private static Collection<String> names(ClassInfo record) {
        return record.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
    }
}
