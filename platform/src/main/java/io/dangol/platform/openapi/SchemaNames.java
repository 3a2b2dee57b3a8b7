package io.dangol.platform.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Gives schemas the names that clients made from the description have as types. An enum within a class is called like
 * both, {@code PartnerStatus}, where it would be {@code Status1}; a page like what is on it, {@code PartnerPage}.
 */
final class SchemaNames {

    private final Collection<ClassInfo> enums;
    private final Map<String, String> renamed = new LinkedHashMap<>();

    private SchemaNames(IndexView index) {
        // An index made of several names a class once for each of them.
        Map<DotName, ClassInfo> found = new TreeMap<>();
        index.getKnownClasses().stream()
                .filter(known -> known.isEnum() && known.enclosingClass() != null)
                .forEach(known -> found.put(known.name(), known));
        this.enums = found.values();
    }

    /** To be called last: who describes a schema knows it by the name of its class. */
    static void settle(OpenAPI document, IndexView index) {
        SchemaNames names = new SchemaNames(index);
        Map<String, Schema> settled = new LinkedHashMap<>();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            String better = names.of(name, schema);
            if (settled.put(better, schema) != null) {
                throw new IllegalStateException("Two schemas would be called " + better);
            }
            names.renamed.put(name, better);
        });
        Schemas.everywhere(document).forEach(names::follow);
        document.getComponents().setSchemas(settled);
    }

    private void follow(Schema schema) {
        String reference = schema.getRef();
        if (reference != null) {
            String name = Schemas.nameOf(reference);
            schema.setRef(Schemas.PREFIX + renamed.getOrDefault(name, name));
        }
    }

    private String of(String name, Schema schema) {
        if (schema.getEnumeration() != null) {
            return enumOf(name, schema)
                    .map(found -> found.enclosingClass().withoutPackagePrefix() + found.simpleName())
                    .orElse(name);
        }
        return Schemas.listed(schema).map(item -> item + "Page").orElse(name);
    }

    /** Its class: enums of one name are numbered, so what they hold tells them apart. */
    private Optional<ClassInfo> enumOf(String name, Schema schema) {
        List<ClassInfo> candidates = enums.stream()
                .filter(one -> name.matches(one.simpleName() + "\\d*"))
                .filter(one -> holdsTheSame(one, schema))
                .toList();
        if (candidates.size() > 1) {
            throw new IllegalStateException("Which of them is " + name + "? " + candidates);
        }
        return candidates.stream().findFirst();
    }

    private static boolean holdsTheSame(ClassInfo known, Schema schema) {
        return known.enumConstants().stream()
                .map(FieldInfo::name)
                .toList()
                .toString()
                .equalsIgnoreCase(String.valueOf(schema.getEnumeration()));
    }
}
