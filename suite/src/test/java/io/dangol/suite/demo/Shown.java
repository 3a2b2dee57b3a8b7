package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** An answer as a document shows it: every field, and its value unless {@code …} stands for the rest of it. */
final class Shown {

    private static final String ELLIPSIS = "…";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shown() {}

    /** Fails unless what was answered is what is shown, one value after the other. */
    static void assertAnswered(String shown, String answered) throws IOException {
        List<JsonNode> expected = values(shown);
        List<JsonNode> actual = values(answered);
        assertThat(actual).as(answered).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertLike("answer " + (i + 1), expected.get(i), actual.get(i));
        }
    }

    private static List<JsonNode> values(String text) throws IOException {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            return values.readAll();
        }
    }

    private static void assertLike(String where, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            assertThat(actual.fieldNames())
                    .toIterable()
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(expected::fieldNames);
            expected.properties()
                    .forEach(field ->
                            assertLike(where + "/" + field.getKey(), field.getValue(), actual.path(field.getKey())));
        } else if (expected.isArray() && !isEllipsis(expected)) {
            assertThat(actual).as(where).hasSameSizeAs(expected);
            Iterator<JsonNode> elements = actual.iterator();
            expected.forEach(element -> assertLike(where + "/-", element, elements.next()));
        } else if (expected.asText().contains(ELLIPSIS)) {
            assertThat(actual.asText()).as(where).matches(pattern(expected.asText()));
        } else if (!isEllipsis(expected)) {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private static boolean isEllipsis(JsonNode array) {
        return array.size() == 1 && array.path(0).asText().equals(ELLIPSIS);
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(Pattern.quote(shown).replace(ELLIPSIS, "\\E.+\\Q"), Pattern.DOTALL);
    }
}
