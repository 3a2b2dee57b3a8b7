package io.dangol.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Says where in a document Jackson stumbled. */
final class JsonPaths {

    private JsonPaths() {}

    static String pointer(JsonMappingException stumbled) {
        return stumbled.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(JsonPaths::escaped)
                .collect(Collectors.joining("/", "#/", ""));
    }

    /** RFC 6901 section 3. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
