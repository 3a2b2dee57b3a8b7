package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops the components that nothing refers to: services describe more than the gateway lets through. */
final class UsedComponents {

    private static final String SECURITY_SCHEMES = "securitySchemes";

    private UsedComponents() {}

    static void keepIn(ObjectNode document) {
        boolean more = true;
        while (more) {
            more = dropUnused(document);
        }
    }

    private static boolean dropUnused(ObjectNode document) {
        Set<String> used = document.findValuesAsText("$ref").stream().collect(Collectors.toSet());
        boolean dropped = false;
        for (Map.Entry<String, JsonNode> section : document.path("components").properties()) {
            String prefix = "#/components/" + section.getKey() + "/";
            if (!section.getKey().equals(SECURITY_SCHEMES)) {
                dropped |= ((ObjectNode) section.getValue())
                        .properties()
                        .removeIf(one -> !used.contains(prefix + one.getKey()));
            }
        }
        return dropped;
    }
}
