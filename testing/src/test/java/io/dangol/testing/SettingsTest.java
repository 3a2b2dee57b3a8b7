package io.dangol.testing;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md names every setting that the sources ask for, and no other. */
class SettingsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void every_setting_is_documented_and_nothing_else() throws IOException {
        Set<String> declared = DeclaredSettings.ofSources(sources(".java"));
        for (Path file : sources(".properties")) {
            declared.addAll(DeclaredSettings.ofExpressions(Files.readString(file)));
        }

        assertThat(declared).contains("dangol.relay.batch-size", "dangol.gateway.proxy.breaker.pause");
        assertThat(documented()).isEqualTo(declared);
    }

    private static List<Path> sources(String ending) {
        return modules()
                .map(module -> module.resolve("src/main"))
                .filter(Files::isDirectory)
                .flatMap(SettingsTest::files)
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    private static Stream<Path> modules() {
        return list(Repository.root()).filter(folder -> Files.exists(folder.resolve("pom.xml")));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the first column of the tables; {@code .another} stands for the last part of the name before it. */
    private static Set<String> documented() throws IOException {
        return Files.readAllLines(Repository.root().resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(row -> names(row.split(" \\| ", -1)[0]).stream())
                .filter(name -> name.startsWith("dangol."))
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        for (MatchResult span : CODE.matcher(cell).results().toList()) {
            String name = span.group(1);
            String last = names.isEmpty() ? "" : names.get(names.size() - 1);
            names.add(name.startsWith(".") ? last.substring(0, last.lastIndexOf('.')) + name : name);
        }
        return names;
    }
}
