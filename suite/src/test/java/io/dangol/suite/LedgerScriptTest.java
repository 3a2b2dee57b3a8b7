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

/** {@code ./dangol verify-ledger}, with a Maven that only says what it was asked. */
class LedgerScriptTest {

    @TempDir
    private Path root;

    private String printed = "";

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(Path.of(System.getProperty("dangol.root"), "dangol"), root.resolve("dangol"));
        maven("exit 0");
    }

    @Test
    void the_seed_and_the_steps_reach_the_test() throws IOException, InterruptedException {
        assertThat(run("--steps", "20", "--seed", "7")).isZero();

        assertThat(printed)
                .contains("-Dtest=LedgerModelTest", "-Dledger.seed=7", "-Dledger.steps=20")
                .contains("20 steps from seed 7 on: the ledger ends where its model does");
    }

    @Test
    void a_ledger_that_differs_is_a_failure() throws IOException, InterruptedException {
        maven("exit 1");

        assertThat(run()).isEqualTo(1);

        assertThat(printed).contains("the ledger differs from its model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--steps", "--steps x", "--steps -1", "--rounds 3", "7"})
    void what_it_does_not_understand_it_refuses(String words) throws IOException, InterruptedException {
        assertThat(run(words.split(" "))).isEqualTo(1);

        assertThat(printed).startsWith("dangol: ").doesNotContain("LedgerModelTest");
    }

    private void maven(String end) throws IOException {
        Programs.write(root.resolve("mvnw"), "echo \"$@\"\n" + end + "\n");
    }

    private int run(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("dangol").toString(), "verify-ledger"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor();
    }
}
