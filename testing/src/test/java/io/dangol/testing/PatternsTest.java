package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text that a caller sends keeps a regular expression busy. */
class PatternsTest {

    @Test
    void every_expression_that_requests_are_held_to_takes_steps_in_proportion_to_the_text() throws IOException {
        Set<String> expressions = new TreeSet<>();
        try (var files = Files.list(Repository.root().resolve("contracts/openapi"))) {
            for (Path file : files.toList()) {
                expressions.addAll(new YAMLMapper().readTree(file.toFile()).findValuesAsText("pattern"));
            }
        }

        assertThat(expressions).hasSizeGreaterThan(5).allSatisfy(Patterns::assertLinear);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|a)*b", "(-[a-z]{2,8})*", "[^@]*@[^@]*[^!]*!", "a*a*a*b", "(a|aa){0,40}c"})
    void the_guard_bites(String slow) {
        assertThatThrownBy(() -> Patterns.assertLinear(slow)).isInstanceOf(AssertionError.class);
    }
}
