package io.dangol.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private final ObjectMapper json = json();

    /** A document with a field of each kind. */
    record Document(
            @Nullable Long amount,
            @Nullable BigDecimal quantity,
            @Nullable Instant at,
            @Nullable String text,
            @Nullable Boolean yes) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"5\"}",
                "{\"amount\":5.5}",
                "{\"amount\":9223372036854775808}",
                "{\"quantity\":\"6\"}",
                "{\"at\":\"20260105\"}",
                "{\"at\":1767571200}",
                "{\"at\":1767571200.5}",
                "{\"at\":\"2026-01-05\"}",
                "{\"at\":\"2026-01-05T09:00:00\"}",
                "{\"at\":\"\"}",
                "{\"text\":5}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"a\\udc00b\"}",
                "{\"text\":\"\\ud83d\\ud83d\\ude00\"}",
                "{\"text\":\"\\ude00\\ud83d\"}",
                "{\"yes\":\"true\"}",
                "{\"yes\":1}",
                "{\"surprise\":1}",
            })
    void nothing_is_guessed(String document) {
        assertThatThrownBy(() -> json.readValue(document, Document.class))
                .isInstanceOf(JsonMappingException.class)
                .satisfies(thrown ->
                        assertThat(((JsonMappingException) thrown).getPath()).isNotEmpty());
    }

    @Test
    void what_follows_the_document_is_refused() {
        assertThatThrownBy(() -> json.readValue("{} {}", Document.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void a_pair_of_surrogates_is_a_character() throws Exception {
        String faces = "a\\ud83d\\ude00b\\ud83d\\ude00";

        assertThat(json.readValue("{\"text\":\"" + faces + "\"}", Document.class)
                        .text())
                .isEqualTo("a\uD83D\uDE00b\uD83D\uDE00");
    }

    @Test
    void any_offset_is_the_same_moment() throws Exception {
        Instant nine = Instant.parse("2026-01-05T00:00:00Z");

        assertThat(at("2026-01-05T09:00:00+09:00")).isEqualTo(nine);
        assertThat(at("2026-01-05T00:00:00.000Z")).isEqualTo(nine);
        assertThat(json.readValue("{\"at\":null}", Document.class).at()).isNull();
    }

    private @Nullable Instant at(String text) throws Exception {
        return json.readValue("{\"at\":\"" + text + "\"}", Document.class).at();
    }

    private static ObjectMapper json() {
        ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new StrictJson().customize(json);
        return json;
    }
}
