package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} says is tested, is. */
class SecurityDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void every_test_that_it_names_exists() throws IOException {
        Map<String, String> tests = tests();
        var named = NAMED.matcher(Files.readString(Repository.root().resolve("docs/security.md")));

        int count = 0;
        while (named.find()) {
            String method = named.group(2);
            assertThat(tests).as(named.group()).containsKey(named.group(1));
            if (method != null) {
                assertThat(tests.get(named.group(1))).contains("void " + method + "(");
            }
            count++;
        }
        assertThat(count).isGreaterThan(30);
    }

    /** The text of each class; of those with one name, all. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> modules = Files.list(Repository.root())) {
            for (Path module : modules.map(one -> one.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .forEach(file -> tests.merge(name(file), text(file), String::concat));
                }
            }
        }
        return tests;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
