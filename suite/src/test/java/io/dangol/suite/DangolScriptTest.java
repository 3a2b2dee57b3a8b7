package io.dangol.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code dangol} itself, run by sh in a folder of its own, with a Java and a Maven that only say what they were asked. */
class DangolScriptTest {

    /** What the script uses of the machine, and no Java. */
    private static final List<String> TOOLS =
            List.of("sh", "readlink", "dirname", "sed", "head", "find", "tail", "mkdir", "rm", "stty", "cut", "touch");

    private static final List<String> SERVICES =
            List.of("gateway", "customer-service", "loyalty-service", "partner-service", "analytics-service");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path root;
    private Path script;
    private Path tools;
    private Path asked;
    private String printed = "";

    @BeforeEach
    void copyTheScript() throws IOException {
        root = Files.createDirectories(folder.resolve("a root"));
        script = root.resolve("dangol");
        Files.copy(Path.of(System.getProperty("dangol.root"), "dangol"), script);
        tools = Files.createDirectories(folder.resolve("tools"));
        asked = folder.resolve("asked");
        for (String tool : TOOLS) {
            Programs.write(tools.resolve(tool), "exec " + Programs.find(tool) + " \"$@\"\n");
        }
        environment.put("PATH", tools.toString());
        environment.put("ASKED", asked.toString());
        maven("""
                mkdir -p suite/target/lib && touch suite/target/suite-launcher.jar
                for service in %s; do
                    mkdir -p $service/target/quarkus-app && touch $service/target/quarkus-app/quarkus-run.jar
                done
                """.formatted(String.join(" ", SERVICES)));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("gateway/src/main"));
    }

    @Test
    void without_java_it_says_what_to_install() {
        assertThat(run("status")).isEqualTo(1);

        assertThat(printed).contains("no Java found: install a JDK 17 or later, or set JAVA_HOME");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402,1", "16.0.2,1", "17.0.15,0", "21,0", "25.0.1,0"})
    void a_java_that_is_too_old_is_refused_before_anything_is_built(String version, int code) throws IOException {
        java(tools, version, 0);

        assertThat(run("help")).isEqualTo(code);

        assertThat(printed.contains("a JDK 17 or later is needed")).isEqualTo(code == 1);
        assertThat(root.resolve("suite/target/suite-launcher.jar").toFile().exists())
                .isEqualTo(code == 0);
    }

    @Test
    void the_java_of_java_home_comes_first_and_one_that_is_not_there_is_passed_over() throws IOException {
        java(tools, "1.8.0", 0);
        java(folder.resolve("jdk/bin"), "17.0.1", 0);

        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        assertThat(run("help")).isZero();
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        assertThat(run("help")).isEqualTo(1);

        assertThat(printed).contains("tools/java is Java 1;");
    }

    @Test
    void a_jre_cannot_build_and_says_so() throws IOException {
        java(tools, "17.0.1", 0);
        Files.delete(tools.resolve("javac"));

        assertThat(run("up")).isEqualTo(1);

        assertThat(printed).contains("a JDK is needed, not a JRE");
        assertThat(asked()).isEmpty();
    }

    @Test
    void what_is_not_built_is_built_and_trained_once() throws IOException {
        java(tools, "17.0.1", 0);

        assertThat(run("up", "--ports-from", "9080")).isZero();
        assertThat(asked()).containsExactly("mvnw package", "java train", "java up --ports-from 9080");

        assertThat(run("demo")).isZero();
        assertThat(asked()).last().isEqualTo("java demo");
        assertThat(asked()).hasSize(4);
    }

    @Test
    void for_a_suite_that_runs_elsewhere_nothing_is_trained() throws IOException {
        java(tools, "17.0.1", 0);

        assertThat(run("demo", "--credentials", "admin.json")).isZero();

        assertThat(asked()).containsExactly("mvnw package", "java demo --credentials admin.json");
    }

    @ParameterizedTest
    @CsvSource({"gateway/src/main/New.java", "gateway/pom.xml", "pom.xml"})
    void newer_sources_are_built_before_a_start_and_not_for_a_look(String source) throws IOException {
        java(tools, "17.0.1", 0);
        assertThat(run("up")).isZero();
        Path changed = Files.writeString(root.resolve(source), "changed");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(5)));
        Files.delete(asked);

        assertThat(run("status")).isZero();
        assertThat(asked()).containsExactly("java status");
        assertThat(run("up")).isZero();
        assertThat(asked()).contains("mvnw package");
    }

    @ParameterizedTest
    @CsvSource({"loyalty-service/target/quarkus-app/quarkus-run.jar", "suite/target/suite-launcher.jar"})
    void what_is_missing_is_built_again(String artefact) throws IOException {
        java(tools, "17.0.1", 0);
        assertThat(run("up")).isZero();
        Files.delete(root.resolve(artefact));
        Files.delete(asked);

        assertThat(run("up")).isZero();

        assertThat(asked()).startsWith("mvnw package");
    }

    @Test
    void what_mvnw_built_itself_is_taken_as_it_is_even_where_the_root_has_no_target_folder() throws IOException {
        java(tools, "17.0.1", 0);
        assertThat(run("up")).isZero();
        try (var files = Files.walk(root.resolve("target"))) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
        Files.delete(asked);

        assertThat(run("up")).isZero();

        assertThat(asked()).containsExactly("java train", "java up");
        assertThat(root.resolve("target/dangol-trained")).exists();
    }

    @Test
    void a_build_that_fails_ends_with_the_end_of_its_log() throws IOException {
        java(tools, "17.0.1", 0);
        maven("echo '[INFO] Building gateway 1.0.0 [5/10]'; echo '[ERROR] broken'; exit 3\n");

        assertThat(run("up")).isEqualTo(1);

        assertThat(printed).contains("building gateway", "[5/10]", "[ERROR] broken", "the build failed");
        assertThat(asked()).containsExactly("mvnw package");
    }

    @Test
    void the_exit_code_of_the_command_is_that_of_the_script() throws IOException {
        java(tools, "17.0.1", 2);

        assertThat(run("bake")).isEqualTo(2);
    }

    @Test
    void it_finds_its_folder_through_symbolic_links_and_from_anywhere() throws IOException {
        java(tools, "17.0.1", 0);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), script);
        script = Files.createSymbolicLink(bin.resolve("relative"), absolute.getFileName());

        assertThat(run("help")).isZero();

        assertThat(printed).contains("-Ddangol.root=" + root.toRealPath());
        assertThat(root.resolve("suite/target/suite-launcher.jar")).exists();
    }

    private int run(String... words) {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says its version, and writes down which command of ours it was given. */
    private void java(Path bin, String version, int code) throws IOException {
        Files.createDirectories(bin);
        Programs.write(bin.resolve("java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; exit; fi
                echo "$@"
                while [ "$1" != io.dangol.suite.Dangol ]; do shift; done
                shift
                echo "java $*" >>"$ASKED"
                exit %d
                """.formatted(version, code));
        Programs.write(bin.resolve("javac"), "exit 0\n");
    }

    private void maven(String work) throws IOException {
        Programs.write(root.resolve("mvnw"), """
                for goal in "$@"; do :; done
                echo "mvnw $goal" >>"$ASKED"
                """ + work);
    }

    private List<String> asked() throws IOException {
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }
}
