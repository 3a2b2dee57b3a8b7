package io.dangol.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which components of one description must get other names in the merged one: those whose name stands for something
 * else there already, and those that speak of one that does.
 */
final class ComponentNames {

    static final String COMPONENTS = "/components";
    private static final String PREFIX = "#/components/";

    private final Map<String, String> renamed = new HashMap<>();

    /** The owner is put before the names that clash. */
    static ComponentNames of(JsonNode description, JsonNode merged, String owner) {
        ComponentNames names = new ComponentNames();
        boolean more = true;
        while (more) {
            more = names.lookForClashes(description.at(COMPONENTS), merged.at(COMPONENTS), owner);
        }
        return names;
    }

    /** The reference as it reads in the merged description. */
    String reference(String reference) {
        return renamed.getOrDefault(reference, reference);
    }

    String name(String section, String name) {
        String reference = reference(PREFIX + section + "/" + name);
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private boolean lookForClashes(JsonNode components, JsonNode merged, String owner) {
        int before = renamed.size();
        for (Map.Entry<String, JsonNode> section : components.properties()) {
            for (Map.Entry<String, JsonNode> component : section.getValue().properties()) {
                JsonNode other = merged.path(section.getKey()).path(component.getKey());
                if (clash(component.getValue(), other)) {
                    String place = PREFIX + section.getKey() + "/";
                    renamed.put(place + component.getKey(), place + owner + component.getKey());
                }
            }
        }
        return renamed.size() > before;
    }

    private boolean clash(JsonNode component, JsonNode other) {
        return other instanceof ObjectNode && (!component.equals(other) || speaksOfRenamed(component));
    }

    private boolean speaksOfRenamed(JsonNode component) {
        String text = component.toString();
        return renamed.keySet().stream().anyMatch(reference -> text.contains('"' + reference + '"'));
    }
}
