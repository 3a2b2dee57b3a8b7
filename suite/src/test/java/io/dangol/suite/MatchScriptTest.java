package io.dangol.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./dangol match-quality}, with a Maven that only says what it was asked. */
class MatchScriptTest {

    @TempDir
    private Path root;

    private String printed = "";

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(Path.of(System.getProperty("dangol.root"), "dangol"), root.resolve("dangol"));
        maven("exit 0");
    }

    @Test
    void what_the_test_wrote_is_shown() throws IOException, InterruptedException {
        maven("echo figures >target/dangol-match-quality.txt");

        assertThat(run()).isZero();

        assertThat(printed)
                .contains("-Dtest=MatchQualityTest#", "-Dlinkage.report=")
                .doesNotContain("-Dlinkage.folder")
                .endsWith("figures\n");
    }

    @Test
    void a_folder_reaches_the_test() throws IOException, InterruptedException {
        maven("echo figures >target/dangol-match-quality.txt");
        Path folder = Files.createDirectory(root.resolve("my data")).toRealPath();

        assertThat(run(folder.toString())).isZero();

        assertThat(printed).contains("-Dlinkage.folder=" + folder);
    }

    @Test
    void what_could_not_be_measured_is_a_failure() throws IOException, InterruptedException {
        maven("exit 1");

        assertThat(run()).isEqualTo(1);

        assertThat(printed).contains("the quality could not be measured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", ". ."})
    void what_it_does_not_understand_it_refuses(String words) throws IOException, InterruptedException {
        assertThat(run(words.split(" "))).isEqualTo(1);

        assertThat(printed).startsWith("dangol: ").doesNotContain("MatchQualityTest");
    }

    private void maven(String end) throws IOException {
        Programs.write(root.resolve("mvnw"), "echo \"$@\"\n" + end + "\n");
    }

    private int run(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("dangol").toString(), "match-quality"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor();
    }
}
