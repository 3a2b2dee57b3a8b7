package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a namespace of its own, as the script starts the command; left out where the machine allows none. */
class DiskTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Filled by JUnit.
    private Path folder;

    @Test
    void a_full_disk_takes_nothing_until_it_is_freed() throws IOException, InterruptedException {
        assumeTrue(isNamespacePossible(), "no user and mount namespaces here");
        Process writer = new ProcessBuilder(
                        "unshare",
                        "-Urm",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("disk").toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines()).containsExactly("empty: written", "full: No space left on device", "freed: written");
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void without_a_namespace_nothing_is_mounted() {
        assertThat(Disk.mount(folder.resolve("disk"), Map.of())).isEmpty();

        assertThat(folder.resolve("disk")).doesNotExist();
    }

    private static boolean isNamespacePossible() throws InterruptedException {
        try {
            Process tried = new ProcessBuilder(List.of("unshare", "-Urm", "true")).start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Writes some kilobytes in each state, and says how that went. */
    static final class Writer {

        private static final int BYTES = 64 * 1024;

        private Writer() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Disk disk = Disk.mount(folder, Map.of(Disk.NAMESPACE, "1")).orElseThrow();
            write("empty", folder);
            disk.fill();
            write("full", folder);
            disk.free();
            write("freed", folder);
            disk.unmount();
        }

        private static void write(String when, Path folder) {
            try {
                Path file = Files.write(folder.resolve(when), new byte[BYTES]);
                System.out.println(when + ": " + (Files.size(file) == BYTES ? "written" : "half written"));
            } catch (IOException e) {
                System.out.println(when + ": " + e.getMessage());
            }
        }
    }
}
