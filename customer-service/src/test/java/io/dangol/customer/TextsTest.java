package io.dangol.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void every_problem_has_a_title_and_a_detail_in_both_languages() throws IOException {
        Properties english = texts("texts.properties");
        Properties korean = texts("texts_ko.properties");

        assertThat(korean.keySet()).isEqualTo(english.keySet());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            String code = key.substring(0, key.lastIndexOf('.'));
            assertThat(english).containsKeys(code + ".title", code + ".detail");
            assertThat(korean.getProperty(key)).isNotEqualTo(english.getProperty(key));
        });
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/problems", name), UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
